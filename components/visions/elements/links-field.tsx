'use client'

import { Link2, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { IconButton } from '@/components/ui/icon-button'
import { Popover } from '@/components/ui/popover'
import { saysSomething } from '@/lib/visions/document/content'
import { type ElementKind, isElementKind, kindDefinition } from '@/lib/visions/document/element-kinds'
import type { PlanElement } from '@/lib/visions/document/elements'
import { mostLinks } from '@/lib/visions/document/fields'
import { nameOfElement } from '@/lib/visions/document/tell'
import { capital, listed } from '@/lib/words'
import { definitionOf, type FieldProps, labelClass } from './fields'
import { followLink } from './follow-link'
import { valueIn } from './row'
import { usePlanElements } from './whole-plan'

/** Other elements that this one leads to: followed by their names, let go one by one, chosen from a list. */
export function LinksField<K extends ElementKind>({ row, field, label }: FieldProps<K>) {
  const definition = definitionOf(row, field, 'links')
  const all = usePlanElements()
  const value = valueIn(row, field)
  const linked: readonly string[] = Array.isArray(value) ? value : []
  const candidates = all.filter(
    (element) =>
      definition.to.includes(element.kind) && element.id !== row.element.id && saysSomething(element),
  )
  const ends = linked.flatMap((id) => all.find((element) => element.id === id) ?? [])
  const name = label ?? definition.label
  const set = (id: string, isLinked: boolean) =>
    row.set(field, isLinked ? [...linked, id].slice(0, mostLinks) : linked.filter((each) => each !== id))

  return (
    <fieldset className="grid content-start justify-items-start gap-1">
      <legend className={`float-left ${labelClass}`}>{name}</legend>
      {ends.length > 0 && (
        <ul className="grid max-w-full gap-1">
          {ends.map((end) => (
            <li
              key={end.id}
              className="flex min-h-8 max-w-full items-center justify-between rounded-chip bg-sunk pl-2.5"
            >
              <button
                type="button"
                onClick={() => followLink(end)}
                className="min-w-0 truncate text-left text-14 text-accent-ink underline decoration-accent-line underline-offset-3 hover:decoration-current pointer-coarse:min-h-11"
              >
                {nameOfElement(end)}
              </button>
              <IconButton
                label={`Unlink ${nameOfElement(end)}`}
                onClick={({ currentTarget }) => {
                  // It goes with its link; the keyboard stays where another one is chosen.
                  currentTarget.closest('fieldset')?.querySelector<HTMLElement>(':scope > button')?.focus()
                  set(end.id, false)
                }}
                className="size-8 pointer-coarse:size-11"
              >
                <X aria-hidden="true" strokeWidth={1.75} className="size-4!" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {candidates.length === 0 ? (
        <p className="text-13 text-ink-3">
          There is{' '}
          {listed(definition.to.filter(isElementKind).map((kind) => `no ${kindDefinition(kind).noun.one}`))}{' '}
          yet.
        </p>
      ) : (
        <LinkChooser name={name} candidates={candidates} linked={linked} onLink={set} />
      )}
    </fieldset>
  )
}

/** More than this many are looked through by typing. */
const atAGlance = 8

function LinkChooser({
  name,
  candidates,
  linked,
  onLink,
}: {
  name: string
  candidates: readonly PlanElement[]
  linked: readonly string[]
  onLink: (id: string, isLinked: boolean) => void
}) {
  const [sought, setSought] = useState('')
  const found = candidates.filter((element) =>
    nameOfElement(element).toLowerCase().includes(sought.trim().toLowerCase()),
  )
  return (
    <Popover
      align="start"
      label={name}
      trigger={
        <Button
          look="quiet"
          size={32}
          icon={<Link2 aria-hidden="true" strokeWidth={1.75} />}
          className="-ml-2.5"
        >
          {linked.length > 0 ? 'Change links' : 'Link'}
          <span className="hidden-words">: {name}</span>
        </Button>
      }
    >
      {candidates.length > atAGlance && (
        <input
          type="search"
          aria-label="Find by name"
          placeholder="Find by name"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          className="mb-3 h-9 w-full rounded-control border border-edge bg-paper px-3 text-15 text-ink placeholder:text-ink-3 pointer-coarse:h-11"
        />
      )}
      {Array.from(
        Map.groupBy(found, ({ kind }) => kind),
        ([kind, ofKind]) => (
          <fieldset key={kind} className="mb-3 grid gap-2 last:mb-0">
            <legend className="mb-1.5 font-semibold text-13 text-ink-2">
              {capital(kindDefinition(kind).noun.many)}
            </legend>
            {ofKind.map((element) => (
              <Checkbox
                key={element.id}
                label={nameOfElement(element)}
                checked={linked.includes(element.id)}
                onChange={(event) => onLink(element.id, event.target.checked)}
              />
            ))}
          </fieldset>
        ),
      )}
      {found.length === 0 && <p className="text-14 text-ink-2">Nothing is called that.</p>}
    </Popover>
  )
}
