import { goToSection } from '../use-current-section'

/** Goes to an element of the plan, wherever it stands, and puts the keyboard there. */
export function followLink({ id, section }: { id: string; section: string }) {
  const element = document.querySelector<HTMLElement>(`[data-element="${id}"]`)
  if (!element) return goToSection(section)
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
  const field = element.querySelector<HTMLElement>('[data-field], button, a')
  field?.focus({ preventScroll: true })
}

/** As `followLink`, for what has just been added and is about to be drawn. */
export function followWhenDrawn(link: { id: string; section: string }) {
  const field = () => document.querySelector<HTMLElement>(`[data-element="${link.id}"] [data-field]`)
  const watch = new MutationObserver(() => {
    if (!field()) return
    stop()
    followLink(link)
  })
  const stop = () => {
    clearTimeout(patience)
    watch.disconnect()
  }
  const patience = setTimeout(stop, patienceMs)
  followLink(link)
  if (!field()) watch.observe(document.body, { childList: true, subtree: true })
  else stop()
}

/** Longer than an editor takes to arrive. */
const patienceMs = 5_000
