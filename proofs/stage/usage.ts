import { readdirSync, readFileSync } from 'node:fs'

// Linux only, like the figures we promise: /proc counts in hundredths of a second and in pages of 4 KB.

/** CPU that these processes have used so far, in milliseconds. */
export const cpuOf = (pids: readonly number[]) => pids.reduce((sum, pid) => sum + ticksOf(pid) * 10, 0)

/** Begins to watch; answers, told which processes are ours, the share of the machine that others used meanwhile. */
export function watchOthers(): (ours: readonly number[]) => number {
  const before = machine()
  const since = new Map<number, number>()
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) since.set(Number(name), cpuOf([Number(name)]))
  return (ours) => {
    const now = machine()
    const mine = ours.reduce((sum, pid) => sum + cpuOf([pid]) - (since.get(pid) ?? 0), 0)
    return Math.max(0, (now.busy - before.busy - mine) / (now.all - before.all))
  }
}

/** What all processors have done since the start, in milliseconds. */
function machine() {
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softirq = 0, steal = 0] = (
    read('/proc/stat').split('\n')[0] ?? ''
  )
    .split(/\s+/)
    .slice(1)
    .map((ticks) => Number(ticks) * 10)
  const busy = user + nice + system + irq + softirq + steal
  return { busy, all: busy + idle + wait }
}

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
