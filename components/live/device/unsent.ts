import { openDatabase } from './database'
import { isLate } from './late'

/** How many edits this device keeps that no server has acknowledged, and what came too late for one. */
export async function countUnsent(): Promise<number> {
  const known = await indexedDB.databases()
  if (known.length === 0) return 0
  const database = await openDatabase(() => {})
  try {
    const late = (await database.getAllKeys('screens')).filter(isLate)
    return (await database.getAll('updates')).filter(({ unsent }) => unsent).length + late.length
  } finally {
    database.close()
  }
}
