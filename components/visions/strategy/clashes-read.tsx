import { checksOf, unsettled } from '@/lib/visions/strategy/checks'
import { meetingOf } from '@/lib/visions/strategy/clashes'
import { Card } from '../elements/card'
import { ReadItem, type ReadProps } from '../elements/read-row'
import { ClashState, clashName } from './clash-state'
import { checkWords } from './clash-words'
import { HintWords } from './hint-words'

/** Where work and life meet, as it is read: what pulls against what, and the reason it was changed or accepted. */
export function ClashesRead({ elements, changed, names, around }: ReadProps) {
  const all = around?.elements ?? elements
  const known = new Map(meetingOf(all).clashes.map((clash) => [clash.id, clash]))
  const waiting = around ? unsettled(checksOf(all)).filter(({ clashes }) => clashes.length === 0) : []
  return (
    <>
      <ol aria-label="clashes" className="border-line border-t">
        {elements.map(({ id, fields }) => {
          const clash = known.get(id)
          // Where nothing else of the plan is at hand, its ends are known by their names alone.
          const between: unknown = Reflect.get(fields, 'between')
          const ends = Array.isArray(between)
            ? between.flatMap((end) => names.element(String(end)) ?? [])
            : []
          return (
            clash && (
              <ReadItem key={id} id={id} changed={changed}>
                <Card look="row">
                  <p className="text-element wrap-anywhere">
                    {clashName(clash) || ends.join(', ') || 'A clash'}
                  </p>
                  <ClashState clash={clash} />
                </Card>
              </ReadItem>
            )
          )
        })}
      </ol>
      {waiting.length > 0 && (
        <ul aria-label="Worth a look" className="mt-3 grid gap-1">
          {waiting.map((check) => (
            <li key={check.about + checkWords(check, all)}>
              <HintWords>{checkWords(check, all)}</HintWords>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
