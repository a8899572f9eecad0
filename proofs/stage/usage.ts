import { readdirSync, readFileSync } from 'node:fs'

// Linux only, like the figures of PROOFS.md: /proc counts in hundredths of a second and in pages of 4 KB.

/** CPU that these processes have used so far, in milliseconds. */
export const cpuOf = (pids: readonly number[]) => pids.reduce((sum, pid) => sum + ticksOf(pid) * 10, 0)

/** Resident memory in bytes. */
export const memoryOf = (pid: number) => Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0) * 4096

/** A process and all its children. */
export function familyOf(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && fieldsOf(Number(name))[1] === String(pid))
    .map(Number)
  return [pid, ...children]
}

function ticksOf(pid: number) {
  const fields = fieldsOf(pid)
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
}

/** Fields of `stat` from the third on: the second, the name, may hold spaces. */
const fieldsOf = (pid: number) => read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []

function read(file: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
