import { type ElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import { countedInWords, inWords } from '@/lib/words'

/** More than a list should hold can be written. Why not is said, and nothing is taken away. */
export function LimitNote({
  kind,
  elements,
}: {
  kind: ElementKind
  elements: readonly { fields: object }[]
}) {
  const { limit, noun } = kindDefinition(kind)
  if (!limit) return null
  const { most, reason, counts } = limit
  const count = counts ? elements.filter(({ fields }) => counts({ ...fields })).length : elements.length
  if (count <= most) return null
  return (
    <p role="status" className="mt-2 border-attend-mark border-l-3 pl-3 text-14 text-ink-2 text-pretty">
      {countedInWords(count, noun.one, noun.many, true)}, {inWords(most)} at most. {reason}
    </p>
  )
}
