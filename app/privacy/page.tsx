import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { RunsOnWaymark } from '@/components/brand/waymark-logo'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'

export const metadata: Metadata = { title: 'Who can see what I write?' }

export default function PrivacyPage() {
  return (
    <Main className="mx-auto grid w-full max-w-measure gap-9 px-6 py-12 sm:py-20">
      <div className="grid gap-3">
        <p>
          <TextLink tone="meta" href="/">
            Back to Waymark
          </TextLink>
        </p>
        <h1 className="text-title">Who can see what you write.</h1>
        <p className="prose-doc text-ink-2">
          You and your coach. Nobody else in the practice reads your plan, not even its owner.
        </p>
      </div>
      <Answer title="Your vision plan">
        <p>
          Shared sections are read by you and your coach. Between sessions your coach reads where you last
          paused, never letter by letter while you type. Nobody watches you write.
        </p>
        <p>
          While a session is open, you both write in the plan and see each other do it. When it ends, only you
          write again.
        </p>
      </Answer>
      <Answer title="Your private draft">
        <p>
          Some sections begin private, such as the life your work should support. Only you can open them. They
          are kept apart from the plan, so your coach is never sent them.
        </p>
      </Answer>
      <Answer title="Commitments and recaps">
        <p>
          What either of you said they would do, and the recap of a session once it is sent, you both read.
        </p>
      </Answer>
      <Answer title="Notes">
        <p>
          Notes of a session that you share are read by both of you. Your own private notes are yours alone,
          and your coach’s private notes are your coach’s alone.
        </p>
      </Answer>
      <Answer title="What you delete">
        <p>
          What you write and take back in one sitting is gone within a day, and so is whatever you delete from
          notes. What stood in your plan when you paused stays in its history, so that you can bring it back.
        </p>
        <p>
          To have that history erased as well, ask your practice. A version you both agreed on stays as you
          agreed on it.
        </p>
      </Answer>
      <Answer title="The owner of the practice">
        <p>
          Sees that you work with your coach, since when, and how many sessions you have had. No words of
          yours: no plan, no comments, no notes.
        </p>
      </Answer>
      <Answer title="Other coaches and clients">
        <p>See nothing of yours. For them your plan does not exist.</p>
      </Answer>
      <Answer title="Emails from Waymark">
        <p>Never carry what you wrote, only a link to it. Opening a link changes nothing.</p>
        <p>
          The link in a reminder shows the one commitment it is about, and has a button to say that you kept
          it. Whoever has that email can press it; nothing else is behind that link.
        </p>
      </Answer>
      <Answer title="What this does not promise">
        <p>
          Whoever may read something can also copy it, and whoever runs this server could read its database.
          It is not end-to-end encrypted.
        </p>
      </Answer>
      <RunsOnWaymark />
    </Main>
  )
}

function Answer({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2 border-line border-t pt-4">
      <h2 className="text-h2">{title}</h2>
      <div className="grid gap-3 text-16 text-ink-2">{children}</div>
    </section>
  )
}
