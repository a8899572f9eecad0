import { TextLink } from '@/components/ui/text-link'
import type { SectionState } from '@/lib/visions/document/states'
import type { PlanSection } from '../sections'

/** The way back into the first sitting, until each of its sections has begun. */
export function FirstSittingLink({
  sections,
  states,
  href,
}: {
  sections: readonly PlanSection[]
  states: Readonly<Record<string, SectionState>>
  href: string
}) {
  const its = sections.filter(({ firstSitting, place }) => firstSitting && place === 'shared')
  const open = its.filter(({ key }) => (states[key] ?? 'to begin') === 'to begin')
  if (open.length === 0) return null
  return (
    <p className="mx-6 mt-4 text-15 text-ink-2 sm:mx-12 md:mx-18 print:hidden">
      The first sitting takes twenty minutes, one question at a time.{' '}
      <TextLink href={href}>{open.length < its.length ? 'Go on with it' : 'Begin with it'}</TextLink>
    </p>
  )
}
