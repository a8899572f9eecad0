import { describe, expect, it } from 'vitest'
import { hashOf, nothingYet, verifyChain } from './chain'
import { fileHeader, fileLine, verifyFile } from './file'
import type { Link } from './link'

const practiceId = '0190a000-0000-7000-8000-000000000001'
const otherPractice = '0190a000-0000-7000-8000-000000000002'
const someone = '0190a000-0000-7000-8000-000000000102'
const engagement = '0190a000-0000-7000-8000-000000000201'
const idOf = (seq: number) => `0190a000-0000-7000-8000-${String(seq).padStart(12, '0')}`

function chain(length: number, before: Link[] = []): Link[] {
  const links = [...before]
  while (links.length < length) {
    const seq = links.length + 1
    const link = {
      practiceId,
      seq,
      id: idOf(seq),
      engagementId: seq % 3 === 0 ? null : engagement,
      memberId: someone,
      verb: seq % 2 === 0 ? 'session opened' : 'session ended',
      subjectId: seq % 4 === 0 ? null : idOf(seq + 500),
      at: `2026-06-11T16:00:00.${String(seq).padStart(6, '0')}Z`,
      prevHash: links.at(-1)?.hash ?? nothingYet.hash,
    }
    links.push({ ...link, hash: hashOf(link) })
  }
  return links
}

const headOf = (links: Link[]) => links.at(-1) ?? nothingYet
const file = (links: Link[]) => fileHeader(practiceId, headOf(links)) + links.map(fileLine).join('')
const verify = (links: Link[], head = headOf(links)) => verifyChain(practiceId, links, head)

describe('a record', () => {
  const links = chain(12)

  it('is intact as it was written, also when it is empty', () => {
    expect(verify(links)).toEqual({ intact: true, head: { seq: 12, hash: links[11]?.hash } })
    expect(verify([])).toEqual({ intact: true, head: nothingYet })
  })

  it('shows a change of any field of any event', () => {
    const changes: Partial<Link>[] = [
      { practiceId: otherPractice },
      { id: idOf(999) },
      { engagementId: idOf(998) },
      { memberId: idOf(997) },
      { verb: 'vision read' },
      { subjectId: idOf(996) },
      { at: '2026-06-11T16:00:00.999999Z' },
      { prevHash: 'f'.repeat(64) },
      { hash: 'f'.repeat(64) },
      { seq: 77 },
    ]
    for (const index of links.keys()) {
      for (const change of changes) {
        const changed = links.map((link, at) => (at === index ? { ...link, ...change } : link))
        expect(verify(changed, headOf(links)).intact).toBe(false)
      }
    }
  })

  it('shows an event that was changed together with its own hash', () => {
    for (const index of links.keys()) {
      const changed = links.map((link, at) => {
        if (at !== index) return link
        const { hash: _, ...rest } = { ...link, verb: 'vision read' }
        return { ...rest, hash: hashOf(rest) }
      })
      expect(verify(changed, headOf(links)).intact).toBe(false)
    }
  })

  it('shows an event taken out, put in, repeated, or moved', () => {
    const [first] = links
    if (!first) throw new Error('There are links.')
    for (const index of links.keys()) {
      const without = links.filter((_, at) => at !== index)
      const swapped = links.map(
        (link, at) => links[at === index ? index + 1 : at === index + 1 ? index : at] ?? link,
      )
      const tampered = [
        without,
        links.toSpliced(index, 0, { ...first, seq: index + 1 }),
        links.toSpliced(index, 0, first),
      ]
      if (index < links.length - 1) tampered.push(swapped)
      for (const each of tampered) expect(verify(each, headOf(links)).intact).toBe(false)
    }
  })

  it('shows an end that was cut off, as long as the newest is known', () => {
    for (const length of links.keys())
      expect(verify(links.slice(0, length), headOf(links)).intact).toBe(false)
  })

  it('shows that it was rewritten to the end, by a place noted earlier', () => {
    const other = links.slice(0, 4)
    for (let seq = 5; seq <= 12; seq++) {
      const link = { ...(links[seq - 1] as Link), verb: 'vision read', prevHash: other.at(-1)?.hash ?? '' }
      other.push({ ...link, hash: hashOf(link) })
    }
    expect(verify(other).intact).toBe(true)
    const noted = { seq: 8, hash: links[7]?.hash ?? '' }
    expect(verifyChain(practiceId, other, headOf(other), [noted]).intact).toBe(false)
    expect(verifyChain(practiceId, other.slice(0, 6), headOf(other.slice(0, 6)), [noted]).intact).toBe(false)
    expect(verifyChain(practiceId, links, headOf(links), [noted]).intact).toBe(true)
  })

  it('names where it broke', () => {
    const changed = links.map((link) => (link.seq === 5 ? { ...link, verb: 'vision read' } : link))
    expect(verify(changed, headOf(links))).toEqual({
      intact: false,
      seq: 5,
      problem: 'Event 5 was changed after it was written.',
    })
  })
})

describe('a record as a file', () => {
  const links = chain(6)
  const text = file(links)

  it('is checked without a database', () => {
    expect(verifyFile(text)).toEqual({ intact: true, head: { seq: 6, hash: links[5]?.hash } })
    expect(verifyFile(file([]))).toEqual({ intact: true, head: nothingYet })
  })

  it('shows every bit of it that differs', () => {
    const bytes = Buffer.from(text)
    const undetected: string[] = []
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Buffer.from(bytes)
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at)
        if (verifyFile(flipped.toString('utf8')).intact) undetected.push(`byte ${at}, bit ${bit}`)
      }
    }
    expect(undetected).toEqual([])
  })

  it.each([
    ['a line taken out', text.split('\n').toSpliced(3, 1).join('\n')],
    [
      'a line twice',
      text
        .split('\n')
        .toSpliced(3, 0, text.split('\n')[2] ?? '')
        .join('\n'),
    ],
    ['the end cut off', text.slice(0, text.trimEnd().lastIndexOf('\n') + 1)],
    ['half a line', text.slice(0, -20)],
    ['something after it', `${text}{}\n`],
    ['a space more', text.replace('{"practiceId"', '{ "practiceId"')],
    ['a key more', text.replaceAll('"verb":', '"note":"x","verb":')],
    ['nothing', ''],
  ])('shows %s', (_what, tampered) => {
    expect(verifyFile(tampered).intact).toBe(false)
  })
})
