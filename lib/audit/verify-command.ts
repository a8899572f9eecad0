import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { closePools } from '@/db/client'
import { counted } from '@/lib/words'
import type { Verdict } from './chain'
import { fileHeader, fileLine, verifyFile } from './file'
import type { Head, Link } from './link'
import { headToVerify, linksToVerify, practiceToVerify, versionsToVerify } from './queries'
import { headToNote, notedHead, verifyRecord } from './verify'

// npm run audit -- --practice <slug> | --file <path>, either with --noted <number:hash> and the first with --export
// <path>. Ends with a sentence, and with 1 where the record, a version or a
// signature is not what it was.

const usage = `Say which record: npm run audit -- --practice <slug>, or --file <path>.
  --noted <number:hash>   what an earlier run printed: shows a record rewritten since
  --export <path>         keeps the record as a file, which --file checks without a database`

try {
  await run(optionsOf(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : 'The record could not be read.')
  process.exitCode = 2
} finally {
  await closePools()
}

async function run({ practice, file, noted, exportTo }: ReturnType<typeof optionsOf>): Promise<void> {
  const { name, verdict } =
    file === undefined
      ? await verifyPractice(practice ?? stop(usage), noted, exportTo)
      : { name: file, verdict: verifyFile(readFileSync(file, 'utf8'), noted) }
  console.log(sentenceOf(name, verdict))
  if (verdict.intact) console.log(`To compare another day: --noted ${headToNote(verdict.head)}`)
  else process.exitCode = 1
  if (practice !== undefined) await checkVersions(practice, name)
}

/** Versions and signatures hold the record, and it holds them: one without the other is half an answer. */
async function checkVersions(slug: string, name: string): Promise<void> {
  const { practiceId } =
    (await practiceToVerify(slug)) ?? stop(`There is no practice with the address “${slug}”.`)
  const verdict = await versionsToVerify(practiceId)
  console.log(
    verdict.intact
      ? `Versions of ${name}: ${counted(verdict.versions, 'version')} with ${counted(verdict.signatures, 'signature')}, each as it was frozen and signed.`
      : `The versions of ${name} are not intact. ${verdict.problem}`,
  )
  if (!verdict.intact) process.exitCode = 1
}

function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      practice: { type: 'string' },
      file: { type: 'string' },
      noted: { type: 'string', multiple: true, default: [] },
      export: { type: 'string' },
    },
  })
  const noted = values.noted.map((text) => notedHead(text) ?? stop(`“${text}” is not a number and a hash.`))
  return { practice: values.practice, file: values.file, noted, exportTo: values.export }
}

async function verifyPractice(
  slug: string,
  noted: Head[],
  exportTo: string | undefined,
): Promise<{ name: string; verdict: Verdict }> {
  const practice = (await practiceToVerify(slug)) ?? stop(`There is no practice with the address “${slug}”.`)
  const { practiceId, name } = practice
  const kept: Link[] = []
  const verdict = await verifyRecord(
    {
      practiceId,
      linksAfter: (seq) => linksToVerify(practiceId, seq),
      head: () => headToVerify(practiceId),
    },
    noted,
    exportTo === undefined ? undefined : (link) => kept.push(link),
  )
  if (exportTo !== undefined && verdict.intact) {
    writeFileSync(exportTo, fileHeader(practiceId, verdict.head) + kept.map(fileLine).join(''))
  }
  return { name, verdict }
}

function sentenceOf(name: string, verdict: Verdict): string {
  if (!verdict.intact) return `The record of ${name} is not intact. ${verdict.problem}`
  const { seq } = verdict.head
  return seq === 0
    ? `Nothing has been written down for ${name} yet.`
    : `The record of ${name} is intact: ${counted(seq, 'event')}, each following from the one before it.`
}

function stop(sentence: string): never {
  throw new Error(sentence)
}
