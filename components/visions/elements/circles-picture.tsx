import type { CSSProperties } from 'react'
import { classes } from '@/components/ui/classes'
import { type CirclesDrawing, circleOrder } from '@/lib/visions/drawings/circles'
import { circleNames } from '@/lib/visions/drawings/three-circles'
import { CirclesGround, rem } from './circles-ground'

/** The drawing above the lists that say the same. Whoever points at a phrase is taken to where it is written. */
export function CirclesPicture({
  drawing,
  names,
  onChoose,
}: {
  drawing: CirclesDrawing
  /** Of the places where they meet: a phone shows them under the drawing. */
  names: readonly string[]
  onChoose: (id: string) => void
}) {
  const named = drawing.phrases.some(({ inMiddle }) => inMiddle)
  return (
    <div aria-hidden="true" className="relative mx-auto mb-6 sm:w-[30.625rem]">
      <CirclesGround drawing={drawing} named={named} />
      {names.map((name) => (
        <p key={name} className="mt-3 text-center text-element-sm text-balance sm:hidden">
          {name}
        </p>
      ))}
      <div className="hidden sm:block">
        {circleOrder.map((circle) => (
          <span
            key={circle}
            style={at(drawing.circles[circle].label)}
            className="absolute -translate-x-1/2 -translate-y-full font-medium text-13 whitespace-nowrap"
          >
            {circleNames[circle]}
          </span>
        ))}
        {drawing.phrases.map(({ id, lines, inMiddle }) => {
          const [first] = lines
          return (
            first && (
              // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for a pointer; the lists below are the way
              // biome-ignore lint/a11y/useKeyWithClickEvents: a shortcut for a pointer; the lists below are the way
              <span
                key={id}
                onClick={() => onChoose(id)}
                style={at(first)}
                className={classes(phraseClass, inMiddle && 'text-on-accent forced-colors:text-[Canvas]')}
              >
                {lines.map(({ words, y }) => (
                  <span key={y} className="block">
                    {words}
                  </span>
                ))}
              </span>
            )
          )
        })}
      </div>
    </div>
  )
}

const phraseClass =
  'absolute -translate-x-1/2 -translate-y-[1rem] cursor-text text-center font-serif text-[1.03125rem] leading-[1.34375rem] whitespace-nowrap proportional-nums font-element'

const at = ({ x, y }: { x: number; y: number }): CSSProperties => ({
  left: rem(x + 1),
  top: rem(y + 1),
})
