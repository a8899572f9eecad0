import type { Role } from '@/lib/auth/actor'

export type Rooms = { practice: string; role: Role; home: string }

/** Where the letter after G leads from this address, or null where it leads nowhere. */
export function goTo(letter: string, { practice, role, home }: Rooms, path: string): string | null {
  if (letter === 'h') return home
  const own = `/p/${practice}/${role === 'client' ? 'client' : 'coach'}`
  if (role === 'client') return clientPages[letter] ? `${own}/${clientPages[letter]}` : null
  const plan = planOf(path, own)
  if (letter === 'p') return plan
  if (letter === 'r') return plan && `${plan}/roadmap`
  return letter === 'c' ? own : letter === 's' ? `${own}/calendar` : null
}

const clientPages: Readonly<Record<string, string | undefined>> = {
  p: 'plan',
  r: 'roadmap',
  s: 'sessions',
}

/** A coach has many plans: the one whose page this is. */
function planOf(path: string, own: string): string | null {
  const [vision] = path.startsWith(`${own}/visions/`) ? path.slice(own.length + 9).split('/') : []
  return vision ? `${own}/visions/${vision}` : null
}
