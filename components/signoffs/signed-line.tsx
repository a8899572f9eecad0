import { Blaze } from '@/components/ui/blaze'
import { TextLink } from '@/components/ui/text-link'
import { dayOf, monthDay } from '@/lib/dates'
import type { Stage } from '@/lib/signoffs/stage'

/** Under the name on the plan: the versions that were signed, and the draft after them. */
export function SignedLine({
  stage: { signed, open },
  base,
  zone,
}: {
  stage: Stage
  base: string
  zone: string
}) {
  if (signed.length === 0 && !open) return null
  const today = dayOf(new Date(), zone)
  const shown = signed.slice(-3)
  return (
    <ul className="mt-4 flex flex-wrap gap-x-7 gap-y-1 text-13 text-ink-2 print:hidden">
      {signed.length > shown.length && (
        <li>
          <TextLink tone="meta" href={`${base}/versions`}>
            All {signed.length} versions
          </TextLink>
        </li>
      )}
      {shown.map(({ number, at }) => (
        <li key={number} className="inline-flex items-center gap-2">
          <Blaze form="full" />
          <TextLink tone="meta" href={`${base}/versions/${number}`} className="font-semibold text-ink!">
            Version {number}
          </TextLink>
          signed {monthDay(dayOf(at, zone), { today })}
        </li>
      ))}
      <li className="inline-flex items-center gap-2">
        <Blaze form="half" />
        <strong className="font-semibold text-ink">{open ? `Version ${open.number}` : 'Draft'}</strong>
        {open ? 'frozen, not signed by both' : 'not signed yet'}
      </li>
    </ul>
  )
}
