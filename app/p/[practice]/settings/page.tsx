import type { Metadata } from 'next'
import { Block } from '@/components/engagements/block'
import { SettingsFrame } from '@/components/people/settings-frame'
import { ClosePractice, ReopenPractice } from '@/components/practices/closing'
import { SettingsForm } from '@/components/practices/settings-form'
import { memberOrNotFound } from '@/lib/auth/page'
import { addressBase, offeredZones } from '@/lib/practices/queries'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'owner')
  const { practice } = who
  if (practice.closedAt) {
    return (
      <SettingsFrame who={who}>
        <h1 className="text-title">{practice.name} is closed.</h1>
        <p className="mt-2 mb-6 max-w-measure text-15 text-ink-2">
          Nobody writes here. You can open it again: everybody who has not left comes in as before.
        </p>
        <ReopenPractice practice={practice} />
      </SettingsFrame>
    )
  }
  return (
    <SettingsFrame who={who}>
      <h1 className="mb-8 text-title">How clients find and know {practice.name}.</h1>
      <SettingsForm
        // Another practice, or this one changed elsewhere, is another form.
        key={`${practice.id} ${practice.slug}`}
        practice={practice}
        addressBase={addressBase()}
        zones={offeredZones()}
      />
      <Block id="closing" title="Closing" className="mt-16 max-w-measure">
        <div className="mt-3 mb-5 grid gap-3 text-15 text-ink-2">
          <p>
            When you close the practice, nobody writes in it from that moment on: no plan, no session, no
            invitation. Links that wait in an email stop working.
          </p>
          <p>
            For thirty days everybody still reads what is theirs and can take it along: clients their plans,
            coaches their notes and what was agreed. After that nobody comes in but you, and you see what an
            owner sees: names, dates and counts, and not a word of a plan.
          </p>
          <p>
            Nothing is deleted by closing, so you can open it again. What shall be deleted for good is deleted
            by whoever runs this Waymark, on your word.
          </p>
        </div>
        <ClosePractice practice={practice} />
      </Block>
    </SettingsFrame>
  )
}
