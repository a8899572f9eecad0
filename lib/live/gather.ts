/** Names that gather until something is done with all of them at once. */
export class Gathering {
  private readonly names = new Set<string>()
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly deal: (names: string[]) => void) {}

  /** After so long; sooner, where others have waited already. */
  add(names: readonly string[], withinMs: number): void {
    for (const name of names) this.names.add(name)
    this.timer ??= setTimeout(() => this.now(), withinMs)
  }

  now(): void {
    const names = this.take()
    if (names.length > 0) this.deal(names)
  }

  /** Whoever takes them sees to them: nothing is done with them here. */
  take(): string[] {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    const names = [...this.names]
    this.names.clear()
    return names
  }
}

/** What the database did not answer is asked again. */
export const againMs = 500
