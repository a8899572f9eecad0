import postgres from 'postgres'
import { restore } from './restore'

// For the operator: npm run restore -- <folder>

const [, , folder] = process.argv
const address = process.env.DATABASE_URL
if (!folder || !address) {
  console.error('Where from? npm run restore -- <folder>')
  process.exit(2)
}
const admin = postgres(address, { max: 1, onnotice: () => {} })
try {
  const { tables, madeAt } = await restore(admin, folder)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${rows} rows of ${tables.length} tables are as they were at ${madeAt}.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await admin.end()
}
