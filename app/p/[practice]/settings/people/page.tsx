import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { Block } from '@/components/engagements/block'
import { SentInvitations } from '@/components/invitations/sent-invitations'
import { sentWords } from '@/components/invitations/sent-words'
import { PeopleList } from '@/components/people/people-list'
import { personRow } from '@/components/people/person-words'
import { SettingsFrame } from '@/components/people/settings-frame'
import { LinkButton } from '@/components/ui/link-button'
import { TextLink } from '@/components/ui/text-link'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { sentInvitations } from '@/lib/invitations/queries'
import { isHere, type Place } from '@/lib/people/policy'
import { people } from '@/lib/people/queries'
import { countedInWords } from '@/lib/words'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ params }: { params: Promise<{ practice: string }> }) {
  const who = await memberOrNotFound((await params).practice, 'owner')
  const [all, sent] = await Promise.all([people(who.actor), sentInvitations(who.actor)])
  const reader = { zone: who.member.timeZone, now: now() }
  const owners = all.team.filter((place) => place.role === 'owner' && isHere(place)).length
  const rows = (places: readonly Place[]) =>
    places.map((place) => personRow(place, who.member.id, owners, reader))
  const team = rows(all.team.filter(isHere))
  const clients = rows(all.clients.filter(isHere))
  // A place that was kept for an invitation that is over is nobody's.
  const invited = rows(
    all.clients.filter(({ leftAt, joinedAt, coachedBy }) => !leftAt && !joinedAt && coachedBy.length > 0),
  )
  const gone = rows([...all.team, ...all.clients].filter(({ leftAt, joinedAt }) => leftAt && joinedAt))
  const coachInvitations = sent.filter(({ to }) => to === 'coach').map((each) => sentWords(each, reader))
  const { slug } = who.practice
  return (
    <SettingsFrame who={who}>
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-title">
            {countedInWords(team.length, 'person', 'people', true)} {team.length === 1 ? 'runs' : 'run'}{' '}
            {who.practice.name}, for {countedInWords(all.clientsHere, 'client')}.
          </h1>
          <p className="mt-2 text-15 text-ink-2">
            An owner runs the business, and may coach. A coach works with clients of their own. Nobody else
            reads a plan.
          </p>
        </div>
        {!who.practice.closedAt && (
          <LinkButton
            href={`/p/${slug}/settings/invite`}
            icon={<Plus aria-hidden="true" strokeWidth={1.75} />}
          >
            Invite a coach
          </LinkButton>
        )}
      </div>
      <Block id="team" title="Owners and coaches">
        <PeopleList practiceSlug={slug} people={team} />
      </Block>
      {coachInvitations.length > 0 && (
        <Block id="invited-coaches" title="Invited to coach">
          <SentInvitations practiceSlug={slug} sent={coachInvitations} />
        </Block>
      )}
      {clients.length > 0 && (
        <Block id="clients" title="Clients">
          <PeopleList practiceSlug={slug} people={clients} />
          {all.clientsHere > clients.length && (
            <p className="pt-3 text-13 text-ink-3">
              These are the first {clients.length} by name.{' '}
              <TextLink tone="meta" href={`/p/${slug}/owner`}>
                Find anybody in the list of engagements
              </TextLink>
            </p>
          )}
        </Block>
      )}
      {invited.length > 0 && (
        <Block id="invited" title="Invited by their coach">
          <PeopleList practiceSlug={slug} people={invited} />
        </Block>
      )}
      {gone.length > 0 && (
        <Block id="gone" title="Not here any more">
          <PeopleList practiceSlug={slug} people={gone} />
        </Block>
      )}
    </SettingsFrame>
  )
}
