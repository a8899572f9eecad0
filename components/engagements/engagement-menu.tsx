'use client'

import { Ellipsis } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'
import { SelectField } from '@/components/ui/select-field'
import { toast } from '@/components/ui/toast'
import {
  beginAnother,
  endEngagement,
  pauseEngagement,
  proposeHandover,
  resumeEngagement,
} from '@/lib/engagements/actions'
import type { EngagementScreen } from '@/lib/engagements/screen'
import { firstName } from '@/lib/people/name'
import { AskDialog } from './ask-dialog'

type Props = {
  /** The practice's slug. */
  practice: string
  screen: Pick<
    EngagementScreen,
    'engagementId' | 'client' | 'coach' | 'purpose' | 'sessionsAgreed' | 'colleagues' | 'may' | 'seat'
  >
  /** Where this engagement's record is read. */
  record: string
  /** The reader's day, for what begins today. */
  today: string
}

type Question = 'pause' | 'resume' | 'hand over' | 'end' | 'begin another'

/** What can be done to an engagement besides working in it: each as a question that says what its yes will do. */
export function EngagementMenu({ practice, screen, record, today }: Props) {
  const [asked, ask] = useState<Question | null>(null)
  const router = useRouter()
  const { engagementId, may } = screen
  const client = firstName(screen.client.name)
  const shown = (question: Question) => ({
    open: asked === question,
    onOpenChange: (open: boolean) => ask(open ? question : null),
  })
  const after = (words: string) => () => {
    toast({ words })
    router.refresh()
  }
  const changes = may.pause || may.resume || may.proposeHandover || may.end || may.beginAnother
  return (
    <>
      <Menu label={`More about ${screen.client.name}`} trigger={<More name={screen.client.name} />}>
        {may.pause && <MenuItem onSelect={() => ask('pause')}>Pause</MenuItem>}
        {may.resume && <MenuItem onSelect={() => ask('resume')}>Resume</MenuItem>}
        {may.beginAnother && (
          <MenuItem onSelect={() => ask('begin another')}>Begin another engagement</MenuItem>
        )}
        {may.proposeHandover && screen.colleagues.length > 0 && (
          <MenuItem onSelect={() => ask('hand over')}>Hand over to a colleague</MenuItem>
        )}
        <MenuLink href={record}>Who did what, and when</MenuLink>
        {may.end && (
          <>
            {changes && <MenuSeparator />}
            <MenuItem tone="danger" onSelect={() => ask('end')}>
              End the engagement
            </MenuItem>
          </>
        )}
      </Menu>
      <AskDialog
        {...shown('pause')}
        title={`Pause the work with ${client}?`}
        body={`${client} can go on writing, and you go on reading what settles. No session is opened until you resume.`}
        verb="Pause"
        busy="Pausing"
        keep="Keep working"
        run={() => pauseEngagement(practice, engagementId)}
        done={after('Paused')}
      />
      <AskDialog
        {...shown('resume')}
        title={`Resume the work with ${client}?`}
        body="From now on sessions can be opened again."
        verb="Resume"
        busy="Resuming"
        keep="Leave it paused"
        run={() => resumeEngagement(practice, engagementId)}
        done={after('Under way again')}
      />
      <AskDialog
        {...shown('hand over')}
        title={`Ask ${client} to go on with a colleague?`}
        body={
          <HandoverBody
            client={client}
            coach={screen.seat === 'coach' ? 'you' : firstName(screen.coach.name)}
          />
        }
        verb={`Ask ${client}`}
        busy="Asking"
        keep="Not now"
        run={(fields) =>
          proposeHandover(practice, { engagementId, toCoachId: String(fields.get('toCoachId') ?? '') })
        }
        done={after(`${client} has been asked`)}
      >
        <SelectField
          label="Who takes over"
          name="toCoachId"
          options={screen.colleagues.map(({ memberId, name }) => ({ value: memberId, label: name }))}
        />
      </AskDialog>
      <AskDialog
        {...shown('end')}
        title={`End the work with ${client}?`}
        body={
          <>
            <p>
              For good: nobody writes in this plan from then on. {client} keeps reading all of it and can take
              it along. You keep what has settled by now, and your own notes.
            </p>
            <p className="mt-2">
              You can begin another engagement with {client} afterwards, with a new plan.
            </p>
          </>
        }
        verb="End the engagement"
        busy="Ending"
        keep="Keep working"
        look="danger"
        run={() => endEngagement(practice, engagementId)}
        done={after('Ended')}
      />
      <AskDialog
        {...shown('begin another')}
        title={`Begin another engagement with ${client}?`}
        body={`With a plan of its own, which ${client} begins empty. The one that ended stays as it is.`}
        verb="Begin"
        busy="Beginning"
        keep="Not now"
        run={(fields) =>
          beginAnother(practice, {
            engagementId,
            purpose: String(fields.get('purpose') ?? ''),
            startsOn: String(fields.get('startsOn') ?? ''),
            sessionsAgreed: String(fields.get('sessionsAgreed') ?? ''),
          })
        }
        done={after('Begun')}
      >
        <Field
          label="Where it is heading"
          name="purpose"
          required
          maxLength={200}
          hint="One line, as on the client’s page."
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Begins on" name="startsOn" type="date" required defaultValue={today} />
          <Field
            label="Sessions agreed"
            name="sessionsAgreed"
            type="number"
            inputMode="numeric"
            min={1}
            max={200}
            required
            defaultValue={screen.sessionsAgreed}
          />
        </div>
      </AskDialog>
    </>
  )
}

function More({ name, ...trigger }: { name: string }) {
  return (
    <IconButton {...trigger} label={`More about ${name}`}>
      <Ellipsis aria-hidden="true" strokeWidth={1.75} />
    </IconButton>
  )
}

function HandoverBody({ client, coach }: { client: string; coach: string }) {
  return (
    <>
      <p>
        Nothing changes until {client} says yes. Then your colleague reads the shared plan as it stands and
        what settles from then on, and {coach === 'you' ? 'you stop seeing it' : `${coach} stops seeing it`}{' '}
        at once.
      </p>
      <p className="mt-2">
        {coach === 'you' ? 'Your private notes stay yours.' : `Private notes stay with ${coach}.`} The
        colleague is not told before the yes.
      </p>
    </>
  )
}
