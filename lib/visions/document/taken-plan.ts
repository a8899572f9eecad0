import { recordDay } from '@/lib/dates'
import type { PlanContent, SectionContent } from '@/lib/visions/document/content'
import { isBlank } from '@/lib/visions/document/rich-text'
import { type NumberedSection, numberedSections, type Template } from '@/lib/visions/document/template'

/** A plan as somebody takes it along: whose it is, when it stood like this, and the parts they may read. */
export type TakenPlan = {
  client: string
  practice: string
  /** The one beside the client who reads the shared part. */
  coach: string
  template: Template
  /** The day it stood like this where its reader lives. */
  day: string
  /** What it is where it is more than how a plan stood: a version, in sentences. */
  standing?: string
  parts: TakenPart[]
  /** What both said they would do beside it, the oldest first. */
  commitments?: TakenCommitment[]
  /** How the client said it goes, between sessions; the oldest first. */
  checkIns?: TakenCheckIn[]
  /** What sessions left behind, as it was sent; the oldest first. */
  recaps?: TakenRecap[]
}

/** `going` is from 1 to 10; `atRisk` are non-negotiables by the id of the element. */
export type TakenCheckIn = { on: string; going: number; atRisk: string[]; line: string }

/** Lines of a change are stretches of words that stayed, came or went. */
export type TakenRecap = {
  on: string
  session: number
  headline: string
  changes: {
    section: string
    by: ('coach' | 'client')[]
    lines: { op: 'same' | 'ins' | 'del'; text: string }[][]
  }[]
  notes: string[]
  closing: string
}

/** One thing that somebody said they would do, with days where its reader lives. */
export type TakenCommitment = {
  /** The day it was said. */
  on: string
  owner: string
  text: string
  due: string | null
  confidence: number | null
  wouldChange: string | null
  /** The milestone it serves, by the id of the element. */
  milestone: string | null
  outcome: { kind: 'kept' | 'let_go' | 'changed'; on: string; words: string | null } | null
}

export const outcomeWords = { kept: 'Kept', let_go: 'Let go', changed: 'Changed' } as const

/** One of the two documents of a plan. */
export type TakenPart = { place: 'shared' | 'private'; content: PlanContent; ready: string[] }

/** "As it stood on June 12, 2026." */
export const standingInWords = ({ standing, day }: TakenPlan): string =>
  standing ?? `As it stood on ${recordDay(day)}.`

export type TakenSection = { section: NumberedSection; place: TakenPart['place']; written: SectionContent }

/**
 * What is written, in the order of the template, each section marked with its place. Numbered as they stand before this
 * reader: a gap would be the empty place of a section that is not theirs.
 */
export function writtenSections({ template, parts }: TakenPlan): TakenSection[] {
  const placed = new Map(
    parts.flatMap(({ place, content }) =>
      content.sections.map((written) => [written.key, { place, written }] as const),
    ),
  )
  return numberedSections(template)
    .filter(({ key }) => placed.has(key))
    .map((section, index) => ({ ...section, number: index + 1 }))
    .flatMap((section) => {
      const found = placed.get(section.key)
      return found && saysAnything(found.written) ? [{ section, ...found }] : []
    })
}

export const saysAnything = ({ text, elements }: SectionContent) => !isBlank(text) || elements.length > 0
