import { Lock } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { kindDefinition } from '@/lib/visions/document/element-kinds'
import type { Held, HeldElement } from '@/lib/visions/document/move'
import { isBlank } from '@/lib/visions/document/rich-text'
import { tellField } from '@/lib/visions/document/tell'
import { capital } from '@/lib/words'
import { RichText } from './rich-text'

type Props = {
  held: Held
  coach: string
  /** Absent where nothing may be shared now. */
  onShare?: () => void
}

/** Words of a shared section that arrived in the private draft afterwards, from a device that did not know. */
export function StillPrivate({ held, coach, onShare }: Props) {
  return (
    <section
      aria-label="Still in your private draft"
      className="mt-5 rounded-control border border-edge border-dashed px-4 py-3 print:hidden"
    >
      <p className="flex items-center gap-1.5 font-semibold text-14">
        <Lock aria-hidden="true" strokeWidth={1.75} className="size-4 text-ink-2" />
        Still in your private draft
      </p>
      <p className="text-13 text-ink-3">
        Written on a device that did not know yet that this section is shared. Only you can see this.
      </p>
      {!isBlank(held.text) && (
        <div className="mt-2">
          <RichText blocks={held.text} />
        </div>
      )}
      {held.elements.length > 0 && (
        <ul className="mt-2 grid gap-1.5 text-15">
          {held.elements.map((element) => (
            <li key={element.id}>{told(element)}</li>
          ))}
        </ul>
      )}
      {onShare && (
        <Button size={32} className="mt-3" onClick={onShare}>
          Share this with {coach} too
        </Button>
      )}
    </section>
  )
}

/** "Part of life. Now: 6. What good looks like: Supper, all four of us." */
function told({ kind, fields }: HeldElement): string {
  const { noun, fields: known } = kindDefinition(kind)
  const said = Object.entries(known).flatMap(([name, field]) => {
    const words = tellField(field, fields[name], nameless)
    return words === '' ? [] : [`${field.label}: ${words}`]
  })
  const whole = [capital(noun.one), ...said]
  return whole.map((part) => (/[.!?]$/.test(part) ? part : `${part}.`)).join(' ')
}

/** Where it leads is told where it can be followed. */
const nameless = { element: () => null, section: () => null }
