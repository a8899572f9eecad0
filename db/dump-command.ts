import { dump } from './dump'

// For the operator: npm run dump -- <folder>

const [, , folder] = process.argv
const address = process.env.DATABASE_URL
if (!folder || !address) {
  console.error('Where to? npm run dump -- <folder>')
  process.exit(2)
}
try {
  const { tables } = await dump(address, folder)
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${rows} rows of ${tables.length} tables are in ${folder}.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
