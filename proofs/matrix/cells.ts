/** One question with its answer: may this one do this, there. */
export type Cell = {
  /** What was tried, in words, for the list of wrong ones. */
  what: string
  /** The table, document or address: where a gap would be. */
  place: string
  expected: boolean
  seen: boolean
}

export const wrongIn = (cells: readonly Cell[]) => cells.filter(({ expected, seen }) => expected !== seen)

export const inWords = ({ what, expected, seen }: Cell) =>
  `${what}: ${seen ? 'open' : 'shut'}, and should be ${expected ? 'open' : 'shut'}`
