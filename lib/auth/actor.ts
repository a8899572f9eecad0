import type { Actor, Role } from '@/db/practice'

export type { Actor, Role }

/** The identity that signed in, across practices. */
export type Login = { id: string; email: string; name: string }

export type SignIn = {
  id: string
  /** `email-code`, `email-link` or the sign-on provider's name. */
  method: string
  createdAt: Date
  /** When identity was last proven: by signing in, or by a code since then. */
  provenAt: Date
  /** How it was proven again; null while signing in was the last proof. */
  provenBy: string | null
  /** The nearer of the idle and the absolute limit. */
  expiresAt: Date
  login: Login
}

/** One practice of a login, and the login's place in it. */
export type Space = {
  practice: {
    id: string
    slug: string
    name: string
    mark: string
    accentHue: number
    timeZone: string
    closedAt: Date | null
  }
  member: {
    id: string
    name: string
    timeZone: string
    place: string | null
    role: Role
    /** Has clients of their own; an owner may. */
    coaches: boolean
  }
}

/** Everything a page knows about who asks. */
export type CurrentActor = Space & {
  actor: Actor
  login: Login
  signIn: SignIn
  /** Their other practices, by name. */
  elsewhere: Space[]
}

export const actorIn = (space: Space): Actor => ({
  practiceId: space.practice.id,
  memberId: space.member.id,
  role: space.member.role,
})

/** The address of a person's home in a practice. An owner who coaches starts among the clients. */
export const homeIn = ({ practice, member }: Space) =>
  `/p/${practice.slug}/${member.role === 'owner' && member.coaches ? 'coach' : member.role}`
