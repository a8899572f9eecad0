'use client'

import { useEffect, useState } from 'react'
import { accentPreview, offeredAccents } from '@/components/brand/accent'
import { practiceMarks } from '@/components/brand/practice-mark'
import { Field } from '@/components/ui/field'
import type { Troubles } from '@/components/ui/field-troubles'
import { SelectField } from '@/components/ui/select-field'
import { offeredMarks, slugFrom } from '@/lib/practices/practice'
import { capital } from '@/lib/words'

export type PracticeWords = {
  name: string
  slug: string
  mark: string
  accentHue: number
  timeZone: string
}

type Props = {
  words: PracticeWords
  onChange: (words: PracticeWords) => void
  troubles: Troubles
  /** Where addresses of practices begin: "plans.example.com/p/". */
  addressBase: string
  zones: readonly string[]
  /** A new practice: the address follows the name until somebody writes one, and the zone is the browser's. */
  isNew?: boolean
}

/** How a practice is called, found and recognized. */
export function PracticeFields({ words, onChange, troubles, addressBase, zones, isNew = false }: Props) {
  const [ownSlug, setOwnSlug] = useState(!isNew)
  const detected = useDetectedZone(isNew)
  const zone = words.timeZone || detected
  const set = (change: Partial<PracticeWords>) => onChange({ ...words, ...change })
  return (
    <>
      <Field
        label="Name"
        name="name"
        autoComplete="organization"
        maxLength={80}
        value={words.name}
        onChange={({ target: { value } }) =>
          set({ name: value, ...(ownSlug ? {} : { slug: slugFrom(value) }) })
        }
        error={troubles.name}
      />
      <Field
        label="Address"
        name="slug"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={words.slug}
        onChange={({ target: { value } }) => {
          setOwnSlug(true)
          set({ slug: value })
        }}
        hint={
          <span className="[overflow-wrap:anywhere]">
            {addressBase}
            <strong className="font-semibold text-ink-2">{words.slug || '…'}</strong>
            {!isNew && '. When it changes, the old address stops working at once.'}
          </span>
        }
        error={troubles.slug}
      />
      <Marks chosen={words.mark} onChoose={(mark) => set({ mark })} />
      <Accents chosen={words.accentHue} onChoose={(accentHue) => set({ accentHue })} />
      <SelectField
        label="Time zone"
        name="timeZone"
        value={zone}
        onChange={({ target: { value } }) => set({ timeZone: value })}
        options={zonesWith(zones, zone).map((each) => ({ value: each, label: each.replaceAll('_', ' ') }))}
        hint="Where the practice is. Everybody reads times in their own zone."
        error={troubles.timeZone}
      />
    </>
  )
}

function Marks({ chosen, onChoose }: { chosen: string; onChoose: (mark: string) => void }) {
  return (
    <fieldset>
      <legend className="font-semibold text-14">Mark</legend>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {offeredMarks.map((mark) => {
          const Icon = practiceMarks[mark]
          return (
            <label key={mark} className={`${choice} size-11 justify-center`} title={capital(mark)}>
              <input
                type="radio"
                name="mark"
                value={mark}
                checked={mark === chosen}
                onChange={() => onChoose(mark)}
                className={radio}
              />
              {Icon && <Icon aria-hidden="true" strokeWidth={1.75} className="size-5" />}
              <span className="hidden-words">{capital(mark)}</span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

function Accents({ chosen, onChoose }: { chosen: number; onChoose: (hue: number) => void }) {
  return (
    <fieldset>
      <legend className="font-semibold text-14">Accent</legend>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {offeredAccents.map(({ hue, name }) => (
          <label key={hue} className={`${choice} min-h-11 gap-2 px-3 text-14`}>
            <input
              type="radio"
              name="accentHue"
              value={hue}
              checked={hue === chosen}
              onChange={() => onChoose(hue)}
              className={radio}
            />
            <span
              aria-hidden="true"
              style={accentPreview(hue)}
              className="h-5 w-2 rounded-mark bg-accent forced-colors:bg-[CanvasText]"
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const choice =
  'relative inline-flex cursor-pointer items-center rounded-control border border-edge bg-paper text-ink-2 transition-colors hover:bg-hover has-checked:border-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus forced-colors:has-checked:border-[Highlight]'

const radio = 'absolute inset-0 cursor-pointer appearance-none rounded-control outline-none'

/** What the browser says, known only once the page stands there. */
function useDetectedZone(wanted: boolean) {
  const [zone, setZone] = useState('')
  useEffect(() => {
    if (wanted) setZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
  }, [wanted])
  return zone
}

/** A browser may know its zone by another name than this server. */
const zonesWith = (zones: readonly string[], zone: string) =>
  zone === '' || zones.includes(zone) ? zones : [zone, ...zones]
