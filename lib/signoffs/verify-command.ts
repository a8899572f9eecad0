import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { headToNote, notedHead } from '@/lib/audit/verify'
import { factsInWords } from './verdict-words'
import { verifyPack } from './verify'

// npm run verify -- <file> [--fingerprint <hash>] [--record <number:hash>] [--client <name>] [--coach <name>]. No
// database, no network. Ends with 1 where the file is not what was written, and with 2 where it could not be read.

const usage = `Say which file: npm run verify -- <file>
  --fingerprint <hash>      the fingerprint that you noted, as on the certificate
  --record <number:hash>    the place in the record that you noted
  --client, --coach <name>  the name that stands behind a pseudonym, if you know it`

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The file could not be read.')
  process.exitCode = 2
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      fingerprint: { type: 'string' },
      record: { type: 'string' },
      client: { type: 'string' },
      coach: { type: 'string' },
    },
  })
  const [file] = positionals
  if (!file) throw new Error(usage)
  const record = values.record === undefined ? undefined : notedHead(values.record)
  if (record === null) throw new Error(`“${values.record}” is not a number and a hash.`)
  const fingerprint = values.fingerprint?.replaceAll(/\s/g, '').toLowerCase()
  const { client, coach } = values
  const names = client === undefined && coach === undefined ? undefined : { client, coach }
  const verdict = await verifyPack(readFileSync(file, 'utf8'), { fingerprint, record, names })
  if (!verdict.whole) {
    console.log(`${file} is not ${verdict.foreign ? 'checked' : 'whole'}. ${verdict.problem}`)
    return 1
  }
  console.log(
    verdict.facts.withheld
      ? `${file} is whole as far as it can be checked without the name that was replaced.`
      : `${file} is whole: not a byte of it has changed.`,
  )
  for (const line of factsInWords(verdict.facts)) console.log(`  ${line}`)
  console.log(`To compare with what either of them noted:`)
  console.log(`  --fingerprint ${verdict.facts.pack.seal.digest}`)
  console.log(`  --record ${headToNote(verdict.facts.record)}`)
  return 0
}
