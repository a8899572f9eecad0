export const themeCookie = 'waymark-theme'

export type ThemeChoice = 'light' | 'dark' | 'system'

/** Anything else than a deliberate choice means: as the reader's system has it. */
export function themeChoice(value: string | undefined): ThemeChoice {
  return value === 'light' || value === 'dark' ? value : 'system'
}
