import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { Block } from '@/components/engagements/block'
import { EnterHours } from '@/components/hours/enter-hours'
import { HoursTable } from '@/components/hours/hours-table'
import { CoachBar } from '@/components/people/coach-bar'
import { PrintButton } from '@/components/recaps/print-button'
import { buttonClass } from '@/components/ui/button-class'
import { Main } from '@/components/ui/main'
import { memberOrNotFound } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { dayOf, recordDay } from '@/lib/dates'
import { inHours, totalsOf } from '@/lib/hours/hours'
import { hoursLog } from '@/lib/hours/queries'

export const metadata: Metadata = { title: 'Hours' }

export default async function HoursPage({ params }: { params: Promise<{ practice: string }> }) {
  const { practice } = await params
  const who = await memberOrNotFound(practice, 'coach', 'owner')
  const rows = await hoursLog(who.actor, who.member.timeZone)
  const { minutes, paid, proBono, clients } = totalsOf(rows)
  const today = dayOf(now(), who.member.timeZone)
  return (
    <>
      <CoachBar who={who} />
      <Main className="mx-auto max-w-home px-4 pt-8 pb-16 sm:px-7">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="text-title">
              {rows.length === 0
                ? 'No hours yet.'
                : `${inHours(minutes)} hours with ${clients} ${clients === 1 ? 'person' : 'people'}.`}
            </h1>
            <p className="mt-2 text-15 text-ink-2">
              {inHours(paid)} paid, {inHours(proBono)} pro bono. {who.member.name}
              <span className="hidden print:inline">, {who.practice.name}</span>, {recordDay(today)}.
            </p>
          </div>
          <div className="flex flex-wrap gap-2 print:hidden">
            <PrintButton />
            <a href={`/api/p/${practice}/hours`} download className={buttonClass('secondary', 40)}>
              <Download aria-hidden="true" strokeWidth={1.75} />
              Take it along
            </a>
          </div>
        </div>
        <p className="mt-4 max-w-measure text-14 text-ink-2 print:hidden">
          Hours held here are counted from the minutes that sessions lasted. Only you can see this log. In
          print and in the file, clients stand under their initials until they have agreed to be named.
        </p>
        <HoursTable practice={practice} rows={rows} open={!who.practice.closedAt} />
        {!who.practice.closedAt && (
          <Block id="elsewhere" title="Held elsewhere" className="mt-12 print:hidden">
            <EnterHours practice={practice} today={today} />
          </Block>
        )}
      </Main>
    </>
  )
}
