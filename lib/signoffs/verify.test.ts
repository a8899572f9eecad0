import { beforeAll, describe, expect, it } from 'vitest'
import { castEngagements, ids } from '@/db/cast'
import { asSystem } from '@/db/system'
import { hashedText, type Link } from '@/lib/audit/link'
import { type Pack, packName, writePack } from './pack'
import { packOf } from './packing'
import { type Evidence, hashOfText, idOfSealed, sealed } from './seal'
import { factsInWords } from './verdict-words'
import { verifyPack } from './verify'

// Daniel's second version, which both signed, and Priya's second, which waits for Maya.
let pack: Pack
let other: Pack
beforeAll(async () => {
  pack = await packed(castEngagements.daniel.visionId, 2)
  other = await packed(castEngagements.priya.visionId, 2)
})

async function packed(visionId: string, number: number): Promise<Pack> {
  return asSystem('test', async (db) => {
    const rows = await db.query.versions.findMany({
      where: (version, { and, eq }) => and(eq(version.visionId, visionId), eq(version.number, number)),
      columns: { id: true },
    })
    return packOf(db, { practiceId: ids.harbor, versionId: rows[0]?.id ?? '' })
  })
}

const problemOf = async (changed: Pack | string, noted = {}) => {
  const verdict = await verifyPack(typeof changed === 'string' ? changed : writePack(changed), noted)
  return verdict.whole ? null : verdict.problem
}

/** A change that keeps to the form, so that only what it says can give it away. */
const changed = (change: (copy: Pack) => void) => {
  const copy = structuredClone(pack)
  change(copy)
  return problemOf(copy)
}

describe('a pack', () => {
  it('is whole as it was written, and says what is true of it', async () => {
    const verdict = await verifyPack(writePack(pack))
    expect(verdict).toMatchObject({ whole: true, facts: { agreed: true } })
    const words = verdict.whole ? factsInWords(verdict.facts) : []
    expect(words[0]).toBe(
      'Version 2 of the vision plan of Daniel Reyes, with Maya Okafor, at Harbor Coaching.',
    )
    expect(words.filter((line) => line.startsWith('Signed by'))).toHaveLength(2)
    expect(words.at(-1)).toBe('Both have signed exactly these words.')
    expect(packName(pack.seal)).toBe('version-2-daniel-reyes.waymark.json')
  })

  it('with one signature says that the other is missing', async () => {
    const verdict = await verifyPack(writePack(other))
    expect(verdict.whole && factsInWords(verdict.facts).at(-1)).toBe('One of the two has still to sign it.')
  })

  it('that was cut short is not whole, and what never was a pack is called so', async () => {
    const file = writePack(pack)
    expect(await verifyPack(file.slice(0, -200))).toMatchObject({ whole: false, foreign: false })
    for (const other of ['', '%PDF-1.7', '{"title":"My plan"}', '[1,2,3]', 'null'])
      expect(await verifyPack(other), other).toMatchObject({ whole: false, foreign: true })
  })

  it('is not whole with any single byte changed', async () => {
    const file = new TextEncoder().encode(writePack(pack))
    const missed: number[] = []
    // Every seventh here; the proof `tamper` flips every one, in every bit.
    for (let at = 0; at < file.length; at += 7) {
      const bytes = file.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 1
      if ((await problemOf(new TextDecoder().decode(bytes))) === null) missed.push(at)
    }
    expect(missed).toEqual([])
  })

  it('is not whole when cut, extended, or written another way', async () => {
    const file = writePack(pack)
    for (const other of [
      file.slice(0, -1),
      `${file}\n`,
      ` ${file}`,
      JSON.stringify(JSON.parse(file), null, 2),
      file.replace('{"content"', '{"more":1,"content"'),
      '',
      'null',
      '[]',
      '{}',
    ])
      expect(await problemOf(other), other.slice(0, 40)).not.toBeNull()
  })

  it('gives away other words, other people, and other times', async () => {
    expect(await changed(({ content }) => content.sections.pop())).toMatch(/not those that were frozen/)
    expect(await changed(({ seal }) => Object.assign(seal, { number: 4 }))).toMatch(/another version/)
    expect(await changed(({ signOffs }) => signOffs.pop())).toMatch(/event too many/)
    expect(await changed(({ signOffs }) => signOffs.reverse())).not.toBeNull()
    expect(await changed(({ events }) => events.pop())).toMatch(/one is missing/)
    expect(await changed(({ events }) => events.reverse())).not.toBeNull()
    expect(await changed((copy) => copy.events.splice(1, 1))).toMatch(/one is missing/)
    expect(
      await changed((copy) => copy.signOffs.push(...structuredClone(copy.signOffs.slice(0, 1)))),
    ).not.toBeNull()
    expect(
      await changed(({ signOffs }) => Object.assign(signOffs[0] ?? {}, { statement: 'Other words.' })),
    ).toMatch(/not the statement/)
  })

  it('gives away a signature taken from another version', async () => {
    expect(await changed((copy) => copy.signOffs.splice(1, 1, ...structuredClone(other.signOffs)))).toMatch(
      /another version/,
    )
  })

  it('gives away somebody who rewrites a signature and the hash of it, but not the record', async () => {
    const evidence = { ...pack.signOffs[0]?.evidence, signedAt: '2020-01-01T00:00:00.000Z' } as Evidence
    const forged = structuredClone(pack)
    Object.assign(forged.signOffs[0] ?? {}, { evidence })
    expect(await problemOf(forged)).toMatch(/record does not say/)
    // And the event's hash as well: then the next one does not follow.
    const at = forged.events.findIndex(({ verb }) => verb === 'version signed')
    const event = { ...forged.events[at], subjectId: await idOfSealed(sealed(evidence)) } as Link
    const { hash: _, ...fields } = event
    forged.events[at] = { ...event, hash: await hashOfText(hashedText(fields)) }
    expect(await problemOf(forged)).not.toBeNull()
  })

  it('written anew from the first word to the last hash is known by what was noted', async () => {
    const fingerprint = pack.seal.digest
    const last = pack.events.at(-1)
    expect(await problemOf(pack, { fingerprint, record: last })).toBeNull()
    expect(await problemOf(other, { fingerprint })).toMatch(/other words/)
    expect(await problemOf(pack, { record: { seq: last?.seq, hash: 'a'.repeat(64) } })).toMatch(
      /written anew/,
    )
  })
})
