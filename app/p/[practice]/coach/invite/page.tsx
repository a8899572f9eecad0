import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Block } from '@/components/engagements/block'
import { InviteForm } from '@/components/invitations/invite-form'
import { SentInvitations } from '@/components/invitations/sent-invitations'
import { sentWords } from '@/components/invitations/sent-words'
import { CoachBar } from '@/components/people/coach-bar'
import { OpeningBar } from '@/components/practices/opening-bar'
import { OpeningSteps } from '@/components/practices/opening-steps'
import { TextLink } from '@/components/ui/text-link'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { dayOf } from '@/lib/dates'
import { coachHome } from '@/lib/engagements/queries'
import { sentInvitations } from '@/lib/invitations/queries'
import { templateChoices } from '@/lib/templates/queries'

export const metadata: Metadata = { title: 'Invite a client' }

export default async function InviteClientPage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'owner', 'coach')
  if (who.practice.closedAt) notFound()
  const [{ clients }, sent, templates] = await Promise.all([
    coachHome(who.actor),
    sentInvitations(who.actor),
    templateChoices(who.actor),
  ])
  const reader = { zone: who.member.timeZone, now: now() }
  const toClients = sent.filter(({ to }) => to === 'client').map((each) => sentWords(each, reader))
  const opens = who.actor.role === 'owner' && clients.length === 0
  const home = `/p/${who.practice.slug}/coach`
  return (
    <>
      {opens ? <OpeningBar who={who} later={home} /> : <CoachBar who={who} />}
      <div
        className={`min-h-[calc(100dvh-3.75rem)] lg:grid ${opens ? 'lg:grid-cols-[17.5rem_minmax(0,1fr)_31.25rem]' : 'lg:grid-cols-[minmax(0,1fr)_31.25rem]'}`}
      >
        {opens && (
          <div className="border-line max-lg:border-b lg:border-r">
            <OpeningSteps practice={who.practice.name} />
          </div>
        )}
        <InviteForm
          to="client"
          practice={who.practice}
          inviter={who.member.name}
          today={dayOf(reader.now, reader.zone)}
          templates={templates}
          next={home}
          later="Invite someone else later"
          below={
            <>
              <p className="mt-8 text-13 text-ink-3">
                Do you have a list?{' '}
                <TextLink tone="meta" href={`${home}/invite/import`}>
                  Invite clients from a spreadsheet
                </TextLink>
              </p>
              {toClients.length > 0 && (
                <Block id="sent" title="Not accepted yet" className="mt-12 max-w-measure">
                  <SentInvitations practiceSlug={who.practice.slug} sent={toClients} />
                </Block>
              )}
            </>
          }
        >
          <h1 className="text-title">
            {clients.length === 0 ? 'Who are you starting with?' : 'Who are you inviting?'}
          </h1>
          <p className="mt-2 text-15 text-ink-2">
            They get one email from you. Nothing is shared until they accept.
          </p>
        </InviteForm>
      </div>
    </>
  )
}
