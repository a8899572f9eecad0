const asked = 'waymark:find'

/** Opens Find, which stands once for a practice's pages. */
export function askToFind() {
  window.dispatchEvent(new CustomEvent(asked))
}

/** Hears the button, and Ctrl K or ⌘ K: also while somebody writes. Answers with how to stop. */
export function hearFind(open: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey || event.isComposing) return
    if (!event.metaKey && !event.ctrlKey) return
    event.preventDefault()
    open()
  }
  document.addEventListener('keydown', onKey)
  window.addEventListener(asked, open)
  return () => {
    document.removeEventListener('keydown', onKey)
    window.removeEventListener(asked, open)
  }
}
