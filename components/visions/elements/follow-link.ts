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
