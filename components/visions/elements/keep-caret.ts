/** Where a caret belongs after somebody else changed the words around it. */
export function caretAfter(before: string, after: string, caret: number): number {
  const start = commonStart(before, after)
  if (caret <= start) return caret
  const end = commonEnd(before, after, start)
  const changedUntil = before.length - end
  return caret >= changedUntil ? caret + after.length - before.length : Math.min(caret, after.length - end)
}

function commonStart(one: string, other: string) {
  const most = Math.min(one.length, other.length)
  let at = 0
  while (at < most && one[at] === other[at]) at++
  return at
}

function commonEnd(one: string, other: string, start: number) {
  const most = Math.min(one.length, other.length) - start
  let at = 0
  while (at < most && one[one.length - 1 - at] === other[other.length - 1 - at]) at++
  return at
}
