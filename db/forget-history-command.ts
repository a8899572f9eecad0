import postgres from 'postgres'
import { forgetHistory } from './forget-history'

// For the operator, where a client asks for it: node --import tsx db/forget-history-command.ts <practice> <email>

const [, , practice, email] = process.argv
const address = process.env.DATABASE_URL
if (!practice || !email || !address) {
  console.error(
    'Whose? DATABASE_URL=… node --import tsx db/forget-history-command.ts <address of the practice> <email>',
  )
  process.exit(2)
}
const admin = postgres(address, { max: 1, onnotice: () => {} })
try {
  const { plans, rows, checkpoints, tooLarge } = await forgetHistory(admin, { practice, email })
  console.log(
    `${plans} plans begin their history anew: ${rows} edits and ${checkpoints} checkpoints are gone.`,
  )
  if (tooLarge > 0) {
    console.log(
      `${tooLarge} parts were too large to be written anew; what was deleted in them is still there.`,
    )
    process.exitCode = 1
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await admin.end()
}
