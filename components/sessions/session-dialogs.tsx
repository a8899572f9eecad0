'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { Field, TextareaField } from '@/components/ui/field'
import { SelectField } from '@/components/ui/select-field'
import { toast } from '@/components/ui/toast'
import { bookSessions, cancelSession, moveSession, setMeetingLink } from '@/lib/sessions/actions'

/** When a session begins, as the coach's own clock says it. */
export type Hour = { day: string; clock: string; minutes: number }

type Client = {
  engagementId: string
  name: string
  /** Of the sessions agreed, where that is to be said. */
  left?: number
}

export function BookDialog({
  practice,
  clients,
  day,
  children,
}: {
  practice: string
  clients: readonly Client[]
  day: string
  children: ReactNode
}) {
  return (
    <AskDialog
      trigger={children}
      title="Book a session"
      body="Both of you get an email with the time in your own time zone, and a file for your calendars."
      verb="Book"
      busy="Booking"
      keep="Not now"
      run={(fields) =>
        bookSessions(practice, {
          engagementId: text(fields, 'engagementId'),
          day: text(fields, 'day'),
          clock: text(fields, 'clock'),
          minutes: text(fields, 'minutes'),
          link: text(fields, 'link'),
          everyWeeks: text(fields, 'everyWeeks'),
          times: text(fields, 'times'),
        })
      }
      done={useSaid('Booked')}
    >
      <SelectField
        label="With"
        name="engagementId"
        options={clients.map(({ engagementId, name, left }) => ({
          value: engagementId,
          label: left && left > 0 ? `${name}, ${left} left` : name,
        }))}
      />
      <HourFields hour={{ day, clock: '10:00', minutes: 60 }} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          label="Again"
          name="everyWeeks"
          options={[
            { value: '0', label: 'Once' },
            { value: '1', label: 'Every week' },
            { value: '2', label: 'Every two weeks' },
            { value: '4', label: 'Every four weeks' },
          ]}
        />
        <Field
          label="How many"
          name="times"
          type="number"
          inputMode="numeric"
          min={1}
          max={26}
          defaultValue={6}
          hint="Where it repeats."
        />
      </div>
      <Field label="Meeting link" name="link" inputMode="url" placeholder="https://" maxLength={500} />
    </AskDialog>
  )
}

export function MoveDialog({
  practice,
  sessionId,
  hour,
  other,
}: {
  practice: string
  sessionId: string
  hour: Hour
  /** Whom it is with, by first name. */
  other: string
}) {
  return (
    <AskDialog
      trigger={<Small>Move</Small>}
      title="Move this session?"
      body={`${other} is told at once, with the reason.`}
      verb="Move the session"
      busy="Moving"
      keep="Leave it"
      run={(fields) =>
        moveSession(practice, {
          sessionId,
          day: text(fields, 'day'),
          clock: text(fields, 'clock'),
          minutes: text(fields, 'minutes'),
          reason: text(fields, 'reason'),
        })
      }
      done={useSaid('Moved')}
    >
      <HourFields hour={hour} />
      <Reason />
    </AskDialog>
  )
}

export function CancelDialog({
  practice,
  sessionId,
  other,
}: {
  practice: string
  sessionId: string
  other: string
}) {
  return (
    <AskDialog
      trigger={<Small>Cancel</Small>}
      title="Cancel this session?"
      body={`${other} is told at once, with the reason, and both calendars let it go. The hour is free again.`}
      verb="Cancel the session"
      busy="Cancelling"
      keep="Keep it"
      look="danger"
      run={(fields) => cancelSession(practice, { sessionId, reason: text(fields, 'reason') })}
      done={useSaid('Cancelled')}
    >
      <Reason />
    </AskDialog>
  )
}

export function LinkDialog({
  practice,
  sessionId,
  link,
  ...steered
}: {
  practice: string
  sessionId: string
  link: string | null
  /** Where it is not its own button that opens it. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
}) {
  return (
    <AskDialog
      {...steered}
      trigger={steered.open === undefined && <Small>{link ? 'Change the link' : 'Link a call'}</Small>}
      title="Where do you meet?"
      body="The address of your call. It stands on both pages, and both of you get it by email, for your calendars."
      verb="Save the link"
      busy="Saving"
      keep="Leave it"
      run={(fields) => setMeetingLink(practice, { sessionId, link: text(fields, 'link') })}
      done={useSaid('Saved')}
    >
      <Field
        label="Meeting link"
        name="link"
        inputMode="url"
        placeholder="https://"
        maxLength={500}
        defaultValue={link ?? ''}
      />
    </AskDialog>
  )
}

export function Reason() {
  return <TextareaField label="Why" name="reason" forPerson rows={2} maxLength={400} required />
}

function HourFields({ hour }: { hour: Hour }) {
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Field label="Day" name="day" type="date" required defaultValue={hour.day} className="sm:col-span-2" />
      <Field label="Your time" name="clock" type="time" required defaultValue={hour.clock} />
      <Field
        label="Minutes"
        name="minutes"
        type="number"
        inputMode="numeric"
        min={15}
        max={480}
        required
        defaultValue={hour.minutes}
      />
    </div>
  )
}

function Small({ children, ...rest }: { children: ReactNode }) {
  return (
    <Button look="quiet" size={32} {...rest}>
      {children}
    </Button>
  )
}

const text = (fields: FormData, name: string) => String(fields.get(name) ?? '')

export function useSaid(words: string) {
  const router = useRouter()
  return () => {
    toast({ words })
    router.refresh()
  }
}
