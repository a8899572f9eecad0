import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'

/**
 * Lets the threads with which V8 compiles beside us run only where a processor is idle (Linux, with `chrt` of
 * util-linux; elsewhere nothing happens). A thread that is woken may be queued by Linux behind the one that runs, for the
 * four milliseconds until its next tick, while another processor has nothing to do; so waited one edit in a hundred, for
 * a compiler. Tidying memory is not left to them any more, because the process has to wait until that is done.
 */
export async function yieldHelperThreads(): Promise<void> {
  const threads = await readdir('/proc/self/task').catch(() => [])
  const yielded = await Promise.all(threads.map(yieldIfHelper))
  if (yielded.some(Boolean)) setFlagsFromString('--single-threaded-gc')
}

async function yieldIfHelper(thread: string): Promise<boolean> {
  try {
    const name = await readFile(`/proc/self/task/${thread}/comm`, 'utf8')
    if (name.trim() !== 'V8Worker') return false
    await promisify(execFile)('chrt', ['--idle', '--pid', '0', thread])
    return true
  } catch {
    // Gone meanwhile, or there is no such command here: it goes on as any other thread does.
    return false
  }
}
