import { openDatabase } from './database'

/** How many edits this device keeps that no server has acknowledged. */
export async function countUnsent(): Promise<number> {
  const known = await indexedDB.databases()
  if (known.length === 0) return 0
  const database = await openDatabase(() => {})
  try {
    return (await database.getAll('updates')).filter(({ unsent }) => unsent).length
  } finally {
    database.close()
  }
}
