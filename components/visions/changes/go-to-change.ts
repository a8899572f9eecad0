import { titleId } from '../sections'
import { goToSection } from '../use-current-section'
import type { ChangeTarget } from './change-words'

const mark = 'data-stepped'

/** Brings a change into sight, marks it, and puts the keyboard there. What has gone is at its section. */
export function goToChange(target: ChangeTarget) {
  for (const marked of document.querySelectorAll(`[${mark}]`)) marked.removeAttribute(mark)
  const found = placeOf(target)
  if (!found) {
    goToSection(target.section)
    document.getElementById(titleId(target.section))?.setAttribute(mark, '')
    return
  }
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  found.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
  found.setAttribute(mark, '')
  // Words that are being written keep their caret.
  if (found.closest('[contenteditable="true"]')) return
  if (!found.hasAttribute('tabindex')) found.tabIndex = -1
  found.focus({ preventScroll: true })
}

function placeOf({ section, element, block }: ChangeTarget): HTMLElement | null {
  const within = document.getElementById(section)
  if (!within) return null
  if (element) return within.querySelector<HTMLElement>(`[data-element="${CSS.escape(element)}"]`)
  if (block === undefined) return null
  const read = within.querySelector<HTMLElement>(`[data-block="${block}"]`)
  return read ?? within.querySelector<HTMLElement>(`.tiptap > :nth-child(${block + 1})`)
}
