import postgres from 'postgres'
import { dump } from './dump'

// For the operator: npm run dump -- <folder>

const [, , folder] = process.argv
const address = process.env.DATABASE_URL
if (!folder || !address) {
  console.error('Where to? npm run dump -- <folder>')
  process.exit(2)
}
const admin = postgres(address, { max: 1, onnotice: () => {} })
try {
  const { tables } = await dump(admin, folder)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${rows} rows of ${tables.length} tables are in ${folder}.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await admin.end()
}
