/** What is wrong with each field, by its name. */
export type Troubles = Partial<Record<string, string>>

type Issues = readonly { path: readonly PropertyKey[]; message: string }[]

/** The first sentence about each field, out of what a schema found. */
export function troublesIn({ issues }: { issues: Issues }): Troubles {
  const troubles: Troubles = {}
  for (const { path, message } of issues) {
    const field = String(path[0] ?? '')
    troubles[field] ??= message
  }
  return troubles
}

/** Takes the reader to the first field that needs them. */
export function focusFirstTrouble(form: HTMLFormElement) {
  requestAnimationFrame(() => {
    const field = form.querySelector('[aria-invalid="true"]')
    if (field instanceof HTMLElement) field.focus()
  })
}
