/** Bytes of work that one sign-in may cause at once and per second, over all its sockets. */
export const allowed = { burst: 8 * 1024 * 1024, perSecond: 2 * 1024 * 1024 } as const

/** What somebody may still ask of everybody's server. It grows back, and may be overdrawn by one piece of work. */
export class Allowance {
  private left: number = allowed.burst
  private counted = performance.now()

  charge(bytes: number): void {
    this.left = this.now() - bytes
    this.counted = performance.now()
  }

  /** Milliseconds until it is no longer overdrawn. */
  get owesMs(): number {
    return Math.max(0, (-this.now() / allowed.perSecond) * 1_000)
  }

  get isWhole(): boolean {
    return this.now() >= allowed.burst
  }

  private now(): number {
    return Math.min(
      allowed.burst,
      this.left + ((performance.now() - this.counted) / 1_000) * allowed.perSecond,
    )
  }
}

/** One for each sign-in: whoever is cut off and comes back, or comes twice, has no more of it for that. */
export class Allowances {
  private readonly all = new Map<string, Allowance>()

  of(whose: string): Allowance {
    const known = this.all.get(whose)
    if (known) return known
    const fresh = new Allowance()
    this.all.set(whose, fresh)
    return fresh
  }

  /** Forgets those that have grown back: a new one would be the same. Whoever still holds one is to ask again. */
  tidy(): void {
    for (const [whose, allowance] of this.all) if (allowance.isWhole) this.all.delete(whose)
  }
}
