import { type Ink, inkOf } from './ink'
import type { Typefaces } from './typefaces'

/** How a file looks: the type of the plan as pages show it, in points. */
export type Look = ReturnType<typeof lookOf>

export function lookOf(faces: Typefaces, accentHue: number) {
  const ink: Ink = inkOf(accentHue)
  const serif = { fontFamily: faces.serif, color: ink.ink }
  const sans = { fontFamily: faces.sans, color: ink.ink2 }
  return {
    ink,
    display: { ...serif, fontSize: 29, lineHeight: 1.1, letterSpacing: -0.4 },
    part: { ...serif, fontSize: 14.5, lineHeight: 1.3, fontStyle: 'italic', color: ink.ink2 },
    section: { ...serif, fontSize: 19, lineHeight: 1.2, fontWeight: 500 },
    heading: { ...serif, fontSize: 14.5, lineHeight: 1.3, fontWeight: 500 },
    prompt: { ...serif, fontSize: 10.5, lineHeight: 1.4, fontStyle: 'italic', color: ink.ink3 },
    body: { ...serif, fontSize: 11.5, lineHeight: 1.55 },
    element: { ...serif, fontSize: 12.5, lineHeight: 1.35, fontWeight: 500 },
    plain: { ...sans, fontSize: 9.5, lineHeight: 1.45 },
    small: { ...sans, fontSize: 8.5, lineHeight: 1.45, color: ink.ink3 },
  } as const
}
