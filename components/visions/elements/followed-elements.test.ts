import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { addElement, setField } from '@/lib/visions/document/elements'
import { followElements, steady } from './followed-elements'

const value = (name: string) => ({ kind: 'value', section: 'nonneg', fields: { name } }) as const

test('a list stays the same list while what it says has not changed', () => {
  const doc = new Y.Doc()
  addElement(doc, value('Candor'), null)
  const need = addElement(doc, { kind: 'environment_need', section: 'place' }, null)
  const all = followElements(doc)
  const told = vi.fn()
  all.subscribe(told)
  const values = steady(() => all.read().filter(({ kind }) => kind === 'value'))
  const before = values()
  setField(doc, need, 'need', 'Quiet', null)
  expect(told).toHaveBeenCalledOnce()
  expect(values()).toBe(before)
  addElement(doc, value('Rest'), null)
  expect(values()).toHaveLength(2)
})

test('what changed while nobody listened is seen by whoever looks', () => {
  const doc = new Y.Doc()
  const all = followElements(doc)
  const stop = all.subscribe(() => {})
  expect(all.read()).toEqual([])
  stop()
  addElement(doc, value('Candor'), null)
  expect(all.read()).toHaveLength(1)
  all.subscribe(() => {})
  expect(all.read()).toHaveLength(1)
})
