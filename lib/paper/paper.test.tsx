import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '@/lib/visions/document/rich-text'
import { spruce } from './ink'
import { lookOf } from './look'
import { Paper, PaperTitle, paperSizeIn } from './paper'
import { print } from './print'
import { textOfPdf } from './read-pdf'
import { handOf, typeset } from './typefaces'
import { Words } from './words'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })

async function printed(blocks: Block[]) {
  const { faces, settable } = await typeset(JSON.stringify(blocks))
  const look = lookOf(faces, spruce)
  const set: Block[] = JSON.parse(settable(JSON.stringify(blocks)))
  return print(
    <Paper look={look} title="Why" author="Daniel Reyes" foot="Reyes" size="A4">
      <PaperTitle look={look} above="Vision plan" title="Daniel Reyes" below="Where I am heading" />
      <Words blocks={set} look={look} />
    </Paper>,
  )
}

describe('words on paper', () => {
  it('can be selected and searched, with lists, emphasis and the page they are on', async () => {
    const text = textOfPdf(
      await printed([
        paragraph('Home for dinner, “four nights” of seven.'),
        { type: 'orderedList', start: 3, items: [[paragraph('third')], [paragraph('fourth')]] },
        { type: 'paragraph', content: [{ type: 'text', text: 'strong', bold: true }] },
      ]),
    )
    for (const words of ['Daniel Reyes', 'Home for dinner, “four nights” of seven.', '3.', 'third', 'strong'])
      expect(text).toContain(words)
    expect(text).toContain('1 of 1')
  })

  it('keeps an address that is allowed and drops one that is not', async () => {
    const link = (text: string, href: string): Block => ({
      type: 'paragraph',
      content: [{ type: 'text', text, link: href }],
    })
    const file = Buffer.from(
      await printed([link('good', 'https://example.com/a'), link('bad', 'javascript:alert(1)')]),
    ).toString('latin1')
    expect(file).toContain('https://example.com/a')
    expect(file).not.toContain('javascript')
  })

  it('sets other scripts in their own letters, and a box where there is none', async () => {
    const { missing } = await typeset('Łukasz Đorđe Привет Ελλάδα Nguyễn → ✓ 😀 中文')
    expect(missing).toEqual(['中', '文'])
    const text = textOfPdf(await printed([paragraph('Łukasz, Привет, Ελλάδα, Nguyễn, →, 😀, 中文.')]))
    for (const words of ['Łukasz', 'Привет', 'Ελλάδα', 'Nguyễn', '→', '😀', '□□'])
      expect(text).toContain(words)
  })

  it('breaks a line between words, whatever letters are in them', async () => {
    const names = ['żółć', 'Đorđević', 'Łódź', 'Nguyễn']
    const said = Array.from({ length: 30 }, (_, at) => names[at % names.length]).join(' ')
    // Each begins a letter further to the right.
    const text = textOfPdf(
      await printed(Array.from({ length: 14 }, (_, at) => paragraph('a'.repeat(at) + said))),
    )
    for (const name of names) expect(text.split(name).length).toBeGreaterThan(14 * 7)
    expect(text).not.toContain('-')
  })

  it('breaks no line between a word in bold and what follows it', async () => {
    const strong: Inline[] = Array.from({ length: 16 }, () => [
      { type: 'text' as const, text: 'strengthen', bold: true as const },
      { type: 'text' as const, text: ', word ' },
    ]).flat()
    const text = textOfPdf(
      await printed(
        Array.from({ length: 14 }, (_, at) => ({
          type: 'paragraph',
          content: [{ type: 'text', text: 'a'.repeat(at) }, ...strong],
        })),
      ),
    )
    expect(text.split('strengthen,')).toHaveLength(14 * 16 + 1)
    expect(text).not.toContain('-')
  })

  it('signs in a hand where that has every letter of the name, and never with another letter', async () => {
    expect(await handOf('client', 'Daniel Reyes')).toContain('Nothing You Could Do')
    expect(await handOf('coach', 'Maya Okafor')).toContain('La Belle Aurore')
    for (const name of ['Đorđe Łukasz', 'Привет', '中文']) expect(await handOf('client', name)).toBeNull()
  })

  it('breaks what would run over the edge', async () => {
    const text = textOfPdf(await printed([paragraph(`before ${'long'.repeat(60)} after`)]))
    expect(text).toContain('after')
    expect(text).not.toContain('long'.repeat(60))
  })

  it('lies on the paper of the place', () => {
    expect(paperSizeIn('America/Denver')).toBe('LETTER')
    expect(paperSizeIn('Europe/Vienna')).toBe('A4')
  })
})
