/** What a reader met and left out. Nothing here stops a plan from being read; whoever freezes one may refuse. */
export type Problem = {
  section: string
  what:
    | 'unknown-node'
    | 'unknown-mark'
    | 'unsafe-link'
    | 'too-deep'
    | 'wrong-shape'
    | 'unknown-element'
    | 'bad-field'
  /** The name that was met, shortened: it comes from a document and can be anything. */
  name: string
}

/** Collects problems, up to a number no honest document reaches. */
export class Problems {
  readonly list: Problem[] = []

  note(section: string, what: Problem['what'], name: string): void {
    if (this.list.length < 100)
      this.list.push({ section: section.slice(0, 60), what, name: name.slice(0, 60) })
  }
}
