/** One step from an earlier sequence to a later one. `from` and `to` are positions in them. */
export type Step =
  | { op: 'same'; from: number; to: number }
  | { op: 'del'; from: number }
  | { op: 'ins'; to: number }

/**
 * The shortest way from one sequence to another (Myers, 1986). Where they differ in more than `patience` places, the
 * differing middle is given as wholly removed and wholly added, which bounds time and memory for hostile input.
 */
export function align(from: readonly string[], to: readonly string[], patience = 1000): Step[] {
  const start = commonStart(from, to)
  const end = commonEnd(from, to, start)
  const middleFrom = from.slice(start, from.length - end)
  const middleTo = to.slice(start, to.length - end)
  return [
    ...counted(start, (at) => ({ op: 'same', from: at, to: at })),
    ...shortestWay(middleFrom, middleTo, patience).map((step) => shifted(step, start)),
    ...counted(end, (at) => ({ op: 'same', from: from.length - end + at, to: to.length - end + at })),
  ]
}

/** Positions of a longest rising run among distinct numbers: whatever is not in it has moved. */
export function longestRising(values: readonly number[]): Set<number> {
  const tails: number[] = []
  const before: (number | undefined)[] = []
  values.forEach((value, at) => {
    const length = firstNotBelow(tails, values, value)
    before[at] = tails[length - 1]
    tails[length] = at
  })
  const rising = new Set<number>()
  for (let at = tails.at(-1); at !== undefined; at = before[at]) rising.add(at)
  return rising
}

function shortestWay(from: readonly string[], to: readonly string[], patience: number): Step[] {
  const most = Math.min(from.length + to.length, patience)
  /** Per diagonal, the furthest position in `from` reached so far; index 0 is the diagonal before the lowest. */
  const reached = new Int32Array(2 * most + 3)
  const middle = most + 1
  const rounds: Int32Array[] = []
  for (let edits = 0; edits <= most; edits++) {
    rounds.push(reached.slice(middle - edits - 1, middle + edits + 2))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = furthest(reached, middle, diagonal, edits)
      while (x < from.length && x - diagonal < to.length && from[x] === to[x - diagonal]) x++
      reached[middle + diagonal] = x
      if (x >= from.length && x - diagonal >= to.length) return walkBack(rounds, from.length, to.length)
    }
  }
  return [
    ...counted(from.length, (at) => ({ op: 'del', from: at })),
    ...counted(to.length, (at) => ({ op: 'ins', to: at })),
  ]
}

/** Where this round starts on a diagonal: one step down from above or one step right from below. */
function furthest(reached: Int32Array, middle: number, diagonal: number, edits: number): number {
  return comesByInsertion(reached, middle, diagonal, edits)
    ? (reached[middle + diagonal + 1] ?? 0)
    : (reached[middle + diagonal - 1] ?? 0) + 1
}

function comesByInsertion(reached: Int32Array, middle: number, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true
  if (diagonal === edits) return false
  return (reached[middle + diagonal - 1] ?? 0) < (reached[middle + diagonal + 1] ?? 0)
}

function walkBack(rounds: readonly Int32Array[], fromLength: number, toLength: number): Step[] {
  const steps: Step[] = []
  let x = fromLength
  let y = toLength
  for (let edits = rounds.length - 1; edits > 0; edits--) {
    const reached = rounds[edits] ?? new Int32Array()
    const inserted = comesByInsertion(reached, edits + 1, x - y, edits)
    const diagonal = inserted ? x - y + 1 : x - y - 1
    const previousX = reached[edits + 1 + diagonal] ?? 0
    const previousY = previousX - diagonal
    while (x > previousX && y > previousY) steps.push({ op: 'same', from: --x, to: --y })
    steps.push(inserted ? { op: 'ins', to: previousY } : { op: 'del', from: previousX })
    x = previousX
    y = previousY
  }
  while (x > 0 && y > 0) steps.push({ op: 'same', from: --x, to: --y })
  return steps.reverse()
}

function shifted(step: Step, by: number): Step {
  if (step.op === 'del') return { op: 'del', from: step.from + by }
  if (step.op === 'ins') return { op: 'ins', to: step.to + by }
  return { op: 'same', from: step.from + by, to: step.to + by }
}

function commonStart(from: readonly string[], to: readonly string[]): number {
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start++
  return start
}

function commonEnd(from: readonly string[], to: readonly string[], start: number): number {
  let end = 0
  const most = Math.min(from.length, to.length) - start
  while (end < most && from[from.length - 1 - end] === to[to.length - 1 - end]) end++
  return end
}

function counted(count: number, step: (at: number) => Step): Step[] {
  return Array.from({ length: count }, (_, at) => step(at))
}

function firstNotBelow(tails: readonly number[], values: readonly number[], value: number): number {
  let low = 0
  let high = tails.length
  while (low < high) {
    const half = (low + high) >> 1
    if ((values[tails[half] ?? 0] ?? 0) < value) low = half + 1
    else high = half
  }
  return low
}
