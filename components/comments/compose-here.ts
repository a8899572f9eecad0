import { passageOnPage } from './page-selection'
import type { Mode, Room } from './room'

/** Begins a comment on whatever is selected or has the focus. Answers whether there was something of the kind. */
export function composeHere(room: Room, mode: Mode): boolean {
  const here = document.activeElement
  const section = here?.closest('section')?.id ?? ''
  const element = here?.closest('[data-element]')?.getAttribute('data-element')
  if (element && room.takes(section)) return composeOnElement(room, section, element, mode)
  const chosen = here?.matches('.text-editor') ? room.selectionIn(section) : null
  if (chosen && room.takes(section)) {
    room.composeOnPassage(section, chosen, mode)
    return true
  }
  const read = passageOnPage()
  if (!read || !room.takes(read.section)) return false
  room.composeOnPassage(read.section, read.passage, mode)
  return true
}

export function composeOnElement(room: Room, section: string, element: string, mode: Mode): boolean {
  const name = room.sourceOf(section)?.nameOf(element)
  if (!name) return false
  room.composeOnElement(section, element, name, mode)
  return true
}
