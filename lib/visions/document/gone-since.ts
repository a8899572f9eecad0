import { canonicalJson } from '@/lib/visions/document/canonical'
import type { SectionContent } from '@/lib/visions/document/content'
import { isBlank } from '@/lib/visions/document/rich-text'

/** What stood in a section and does not stand there any more, by its place or id at that moment. */
export type GoneSince = {
  /** Positions of passages. */
  blocks: number[]
  /** Elements that are gone or say something else. */
  elements: string[]
  /** The section reads differently, be it only that more has been written. */
  differs: boolean
}

export function goneSince(then: SectionContent, now: SectionContent | undefined): GoneSince {
  const left = (now?.text ?? []).map(canonicalJson)
  const blocks = then.text.flatMap((block, position) => {
    const at = left.indexOf(canonicalJson(block))
    if (at >= 0) left.splice(at, 1)
    return at >= 0 || isBlank([block]) ? [] : [position]
  })
  const standing = new Map((now?.elements ?? []).map((element) => [element.id, canonicalJson(element)]))
  const elements = then.elements.filter((element) => standing.get(element.id) !== canonicalJson(element))
  return {
    blocks,
    elements: elements.map(({ id }) => id),
    differs: canonicalJson(then) !== canonicalJson(now ?? { key: then.key, text: [], elements: [] }),
  }
}
