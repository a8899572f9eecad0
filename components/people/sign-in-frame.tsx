import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { ChartCover } from '@/components/brand/chart'
import { PracticeAccent } from '@/components/brand/practice-accent'
import { PracticeMark } from '@/components/brand/practice-mark'
import { RunsOnWaymark, WaymarkLogo } from '@/components/brand/waymark-logo'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import type { Space } from '@/lib/auth/actor'

type Props = { practice: Space['practice'] | null; children: ReactNode }

/** The cover on the left, what to do on the right. Before the door of a practice, it carries the practice's name. */
export async function SignInFrame({ practice, children }: Props) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <div className="min-h-dvh md:grid md:items-start md:grid-cols-[minmax(0,856fr)_minmax(26rem,584fr)]">
      {practice && <PracticeAccent hue={practice.accentHue} nonce={nonce} />}
      <aside
        aria-label="Cover"
        className="sticky top-0 hidden h-dvh overflow-hidden border-line border-r md:block"
      >
        <ChartCover className="absolute inset-0" />
        <p className="absolute bottom-[12%] left-[6.5%] text-section font-normal">
          Say where you are heading.
          <br />
          Then keep saying it, better.
        </p>
      </aside>
      <div className="flex min-h-dvh flex-col px-6">
        <Main className="mx-auto w-full max-w-form pt-12 pb-10 md:pt-[12vh]">
          <p className="flex items-center gap-2.5 text-element-sm">
            {practice ? (
              <PracticeMark name={practice.name} mark={practice.mark} />
            ) : (
              <WaymarkLogo className="size-6 text-accent" />
            )}
            {practice?.name ?? 'Waymark'}
          </p>
          {children}
        </Main>
        <footer className="mx-auto mt-auto flex w-full max-w-form items-center justify-between gap-4 pb-7">
          {practice ? <RunsOnWaymark /> : <span />}
          <TextLink tone="meta" href="/privacy">
            Who can see what I write?
          </TextLink>
        </footer>
      </div>
    </div>
  )
}

/** The page's first words and the sentence under them. */
export function SignInHeading({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <>
      <h1 className="mt-9 text-title">{title}</h1>
      <div className="mt-3 text-15 text-ink-2">{children}</div>
    </>
  )
}
