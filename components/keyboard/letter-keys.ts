/** Whether a letter pressed alone does something. Said once for a device: the keyboard belongs to it, not to the person. */
const kept = 'waymark:letter-keys'

export function letterKeysAreOn(): boolean {
  try {
    return localStorage.getItem(kept) !== 'off'
  } catch {
    // A browser that keeps nothing: as for everybody who has not said anything.
    return true
  }
}

export function turnLetterKeys(on: boolean) {
  try {
    if (on) localStorage.removeItem(kept)
    else localStorage.setItem(kept, 'off')
  } catch {
    // Nothing is kept, so nothing can be turned off.
  }
}

/** A key meant for the page: nobody is typing, no menu is open, no other key is held. */
export function isLetterKey(event: KeyboardEvent): boolean {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return false
  return !isTyping(event.target) && letterKeysAreOn()
}

function isTyping(target: EventTarget | null) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="textbox"], dialog, [role="dialog"], [role="menu"]') !==
        null)
  )
}
