import postgres from 'postgres'
import { erasePractice } from './erase'

// For the operator, on the owner's word: node --import tsx db/erase-practice.ts <address>

const [, , slug] = process.argv
const address = process.env.DATABASE_URL
if (!slug || !address) {
  console.error('Which practice? DATABASE_URL=… node --import tsx db/erase-practice.ts <address>')
  process.exit(2)
}
const admin = postgres(address, { max: 1, onnotice: () => {} })
try {
  const { name, rows } = await erasePractice(admin, slug)
  console.log(`${name} is erased.`)
  for (const [table, count] of Object.entries(rows)) console.log(`  ${String(count).padStart(8)}  ${table}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await admin.end()
}
