import { getSchema } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { allowedMarks, allowedNodes } from '@/lib/visions/document/rich-text'
import { textSchema } from './schema'

const schema = getSchema(textSchema)

describe('the editor', () => {
  it('knows the nodes and marks that can be signed, and no others', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual([...allowedNodes].sort())
    expect(Object.keys(schema.marks).sort()).toEqual([...allowedMarks].sort())
  })

  it('keeps no attribute that nobody reads', () => {
    const attributes = Object.entries({ ...schema.nodes, ...schema.marks }).flatMap(([name, { spec }]) =>
      Object.keys(spec.attrs ?? {}).map((attribute) => `${name}.${attribute}`),
    )
    expect(attributes.sort()).toEqual(['link.href', 'orderedList.start'])
  })
})
