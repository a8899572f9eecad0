import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../stage/frame'
import { type Desk, Writer } from './writer'

/** Everybody who writes: one at each desk, and somebody new where somebody left. */
export class Room {
  private writers: Writer[] = []
  private readonly ofThoseWhoLeft: string[] = []
  private seats = 0

  constructor(
    private readonly desks: readonly Desk[],
    private readonly random: Random,
  ) {
    this.fill()
  }

  acknowledged(): string[] {
    return [...this.ofThoseWhoLeft, ...this.writers.flatMap((writer) => writer.acknowledged)]
  }

  count(): number {
    return this.writers.reduce((sum, writer) => sum + writer.acknowledged.length, this.ofThoseWhoLeft.length)
  }

  /** Until each of them has been acknowledged something anew, and all together this many edits. */
  async busy(edits: number) {
    const before = this.writers.map((writer) => [writer, writer.acknowledged.length] as const)
    const enough = this.count() + edits
    const stuck = () => before.find(([writer, count]) => writer.acknowledged.length === count)?.[0]
    let patience = performance.now() + 60_000
    for (let count = this.count(); stuck() || count < enough; count = this.count()) {
      await wait(5)
      if (this.count() > count && !stuck()) patience = performance.now() + 60_000
      if (performance.now() > patience)
        throw new Error(`Nothing is acknowledged any more: ${(stuck() ?? this.writers[0])?.inWords()}`)
    }
  }

  /** Those who will not come back this time. */
  halfOfThem(): Writer[] {
    return this.writers.filter(() => this.random.chance(0.5))
  }

  /** Until nothing is acknowledged any more, and with `gone`, until every page knows that its socket is. */
  async quiet(gone: boolean) {
    let before = -1
    while (before !== this.count() || (gone && this.writers.some(({ connected }) => connected))) {
      before = this.count()
      await wait(40)
    }
  }

  dismiss(writer: Writer) {
    writer.leave()
    this.ofThoseWhoLeft.push(...writer.acknowledged)
    this.writers = this.writers.filter((other) => other !== writer)
  }

  /** Somebody new, who knows nothing, at every empty desk. */
  fill() {
    const taken = new Set(this.writers.map(({ desk }) => desk))
    for (const desk of this.desks) {
      if (!taken.has(desk)) this.writers.push(new Writer(this.seats++, desk, this.random))
    }
  }

  close() {
    for (const writer of [...this.writers]) this.dismiss(writer)
  }
}
