import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { RunsOnWaymark } from '@/components/brand/waymark-logo'
import { VerifyPack } from '@/components/signoffs/verify-pack'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'

export const metadata: Metadata = { title: 'Check a signed version' }

/** Anybody's: whoever was given an evidence pack is told what is true of it, by their own browser. */
export default function VerifyPage() {
  return (
    <Main className="mx-auto grid w-full max-w-measure gap-9 px-6 py-12 sm:py-20">
      <div className="grid gap-3">
        <p>
          <TextLink tone="meta" href="/">
            Back to Waymark
          </TextLink>
        </p>
        <h1 className="text-title">Is it what they signed?</h1>
        <p className="prose-doc text-ink-2">
          Drop an evidence pack here. Your browser checks it, byte by byte, and tells you what is true of it.
          Nothing is sent anywhere.
        </p>
      </div>
      <VerifyPack />
      <Answer title="What is a fingerprint?" id="fingerprint">
        <p>
          A number worked out from every letter of a plan (SHA-256, sixty-four digits). The same words always
          give the same number; one letter changed gives another one. Both people sign the fingerprint, so
          they sign exactly those words.
        </p>
      </Answer>
      <Answer title="What is in an evidence pack?">
        <p>
          The words of one version, who froze it and when, what each of the two signed, how they had proven
          who they are, and the lines of the record that were written as it happened. Each part carries the
          fingerprint of another, so none can be changed alone. Either of the two downloads it beside the
          certificate.
        </p>
      </Answer>
      <Answer title="What this cannot tell">
        <p>
          Whether somebody wrote all of it anew, from the first word to the last. For that, compare the
          fingerprint that is shown with the result with the one on a printed certificate, or with what the
          other of the two has.
        </p>
      </Answer>
      <Answer title="Without this page">
        <p>
          With the source of Waymark at hand the same check runs on your own machine:{' '}
          <code className="font-mono text-14">npm run verify -- file</code>. It needs no database.
        </p>
      </Answer>
      <p className="border-line border-t pt-5">
        <RunsOnWaymark />
      </p>
    </Main>
  )
}

function Answer({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section id={id} className="grid scroll-mt-8 gap-2">
      <h2 className="border-line border-b pb-2.5 text-h2">{title}</h2>
      <div className="grid gap-2 text-15 text-ink-2">{children}</div>
    </section>
  )
}
