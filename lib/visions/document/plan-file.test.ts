import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { anyBlocks, anyEdit, perform, wholePlan } from './arbitrary-plans'
import { beginFromFile, isUnwritten, refuseOtherSections } from './begin-from-file'
import { canonicalJson } from './canonical'
import { careerAndLife } from './career-and-life'
import { content } from './content'
import { digest } from './digest'
import { addElement } from './elements'
import { everyKind } from './every-kind'
import { BadPlanFile, longestPlanFile, readPlanFile, writePlanFile } from './plan-file'
import { planFileJsonSchema } from './plan-file-schema'
import { plainText } from './render'
import { markReady, readySections } from './states'
import type { TakenPlan } from './taken-plan'
import { appendText } from './write'

const taken = (doc: Y.Doc): TakenPlan => ({
  client: 'Daniel Reyes',
  practice: 'Harbor Coaching',
  coach: 'Maya Lindqvist',
  template: careerAndLife,
  day: '2026-11-25',
  parts: [
    { place: 'shared', content: content(doc, wholePlan), ready: readySections(doc, wholePlan.sections) },
  ],
})

async function throughAFile(doc: Y.Doc, into = new Y.Doc()) {
  const [part] = (await readPlanFile(await writePlanFile(taken(doc)))).parts
  if (!part) throw new Error('The file has no part')
  const edits = beginFromFile(into, part, careerAndLife)
  return { into, edits }
}

const sentence = async (text: string) =>
  readPlanFile(text).then(
    () => 'taken',
    (error: BadPlanFile) => error.message,
  )

const written = () => {
  const doc = new Y.Doc()
  appendText(doc, 'why', ['One true sentence.', 'And another.'], null)
  addElement(
    doc,
    { kind: 'nonnegotiable', section: 'nonneg', fields: { statement: 'Home for supper' } },
    null,
  )
  markReady(doc, 'why', true, null)
  return doc
}

describe('a plan that goes through a file', () => {
  it('has the same digest, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyEdit, { maxLength: 60 }), anyBlocks, async (edits, blocks) => {
        const doc = new Y.Doc()
        for (const edit of edits) perform(doc, edit)
        appendText(doc, 'value', blocks, null)
        const { into } = await throughAFile(doc)
        expect(await digest(content(into, wholePlan))).toBe(await digest(content(doc, wholePlan)))
      }),
      { numRuns: 60 },
    )
  })

  it('keeps every kind of element, its links, its order and what was ready', async () => {
    const doc = everyKind()
    markReady(doc, 'why', true, null)
    const { into } = await throughAFile(doc)
    expect(canonicalJson(content(into, wholePlan))).toBe(canonicalJson(content(doc, wholePlan)))
    expect(readySections(into, wholePlan.sections)).toEqual(['why'])
  })

  it('arrives as edits that the log takes, one after another', async () => {
    const doc = written()
    appendText(
      doc,
      'value',
      Array.from({ length: 400 }, (_, at) => `${at} ${'word '.repeat(100)}`),
      null,
    )
    const { edits, into } = await throughAFile(doc)
    expect(Math.max(...edits.map(({ byteLength }) => byteLength))).toBeLessThan(4_000)
    const other = new Y.Doc()
    for (const edit of edits) Y.applyUpdate(other, edit)
    expect(content(other, wholePlan)).toEqual(content(into, wholePlan))
  })

  it('comes before an empty line that an editor left and somebody may be writing into', async () => {
    const opened = new Y.Doc()
    const line = new Y.XmlElement('paragraph')
    opened.getXmlFragment('text:why').push([line])
    expect(isUnwritten(content(opened, wholePlan))).toBe(true)
    const doc = written()
    const { into } = await throughAFile(doc, opened)
    expect(content(into, wholePlan)).toEqual(content(doc, wholePlan))
    line.push([new Y.XmlText('Typed meanwhile.')])
    const said = content(into, wholePlan).sections[0]?.text ?? []
    expect(plainText(said)).toBe('One true sentence.\nAnd another.\nTyped meanwhile.')
  })
})

describe('a file that is not a plan', () => {
  it.each([
    ['no JSON', 'hello', /cannot be read as JSON/],
    ['something else', '{"a":1}', /not a plan that Waymark exported/],
    ['nothing', 'null', /not a plan that Waymark exported/],
    ['a later format', '{"format":"waymark-plan","version":2}', /another version of Waymark/],
    ['no parts', '{"format":"waymark-plan","version":1}', /does not fit the format of a plan/],
    ['too large', ' '.repeat(longestPlanFile + 1), /larger than a plan/],
    [
      'nested without end',
      `{"format":"waymark-plan","version":1,"parts":${'['.repeat(500)}${']'.repeat(500)}}`,
      /nested deeper/,
    ],
  ])('is refused in a sentence: %s', async (_what, text, said) => {
    expect(await sentence(text)).toMatch(said)
  })

  it('is refused when a word in it was changed afterwards', async () => {
    const text = await writePlanFile(taken(written()))
    expect(await sentence(text)).toBe('taken')
    expect(await sentence(text.replace('One true', 'One false'))).toMatch(/was changed after/)
  })

  it.each([
    ['a kind nobody knows', (text: string) => text.replace('"kind":"nonnegotiable"', '"kind":"grudge"')],
    ['a field nobody knows', (text: string) => text.replace('"bend":""', '"bend":"","weight":3')],
    [
      'a value its field does not take',
      (text: string) => text.replace('"firmness":"hard"', '"firmness":"harder"'),
    ],
    ['a node nobody knows', (text: string) => text.replace('"type":"paragraph"', '"type":"iframe"')],
    [
      'a key nobody knows',
      (text: string) => text.replace('"format":"waymark-plan"', '"format":"waymark-plan","x":1'),
    ],
  ])('is refused for %s, and says where', async (_what, change) => {
    const text = await writePlanFile(taken(written()))
    expect(change(text)).not.toBe(text)
    expect(await sentence(change(text))).toMatch(/does not fit the format of a plan, at /)
  })

  it('is refused when two of its elements are one, or its sections are not those of this plan', async () => {
    const [file] = [await readPlanFile(await writePlanFile(taken(written())))]
    const two = { ...taken(written()), parts: [...taken(written()).parts, ...taken(written()).parts] }
    expect(await sentence(await writePlanFile(two))).toMatch(/same thing twice/)
    const smaller = { ...careerAndLife, parts: careerAndLife.parts.slice(1) }
    expect(() => refuseOtherSections(file, smaller)).toThrow(/no section “Why”/)
    expect(() => refuseOtherSections(file, careerAndLife)).not.toThrow()
  })

  it('is refused when its words are not as Waymark writes them', async () => {
    const plan = taken(written())
    const [why] = plan.parts[0]?.content.sections ?? []
    why?.text.unshift({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'two' },
        { type: 'text', text: ' runs' },
      ],
    })
    const [part] = (await readPlanFile(await writePlanFile(plan))).parts
    expect(() => part && beginFromFile(new Y.Doc(), part, careerAndLife)).toThrow(BadPlanFile)
  })
})

it('the schema for other programs is the one that files are read by', async () => {
  await expect(`${JSON.stringify(planFileJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../docs/plan-format.schema.json',
  )
})
