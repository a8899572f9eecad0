import postgres from 'postgres'
import { pseudonymize } from './pseudonymize'

// For the operator, where the law asks it: node --import tsx db/pseudonymize-member.ts <practice> <email>

const [, , practice, email] = process.argv
const address = process.env.DATABASE_URL
if (!practice || !email || !address) {
  console.error(
    'Who? DATABASE_URL=… node --import tsx db/pseudonymize-member.ts <address of the practice> <email>',
  )
  process.exit(2)
}
const admin = postgres(address, { max: 1, onnotice: () => {} })
try {
  const { pseudonym, versions, signatures } = await pseudonymize(admin, { practice, email })
  console.log(
    `From now on they are “${pseudonym}” there: in ${versions} versions and ${signatures} signatures.`,
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await admin.end()
}
