import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addElement, listKind, removeElement, setField } from '@/lib/visions/document/elements'
import { byHand, historyOf, stepOf } from './history'

describe('taking back what one did to elements', () => {
  it('takes back one step at a time, and does it again', () => {
    const { mine, names } = twoPeople()
    stepOf(mine, () => void add(mine, 'Candor'))
    stepOf(mine, () => void add(mine, 'Rest'))
    historyOf(mine).undo()
    expect(names(mine)).toEqual(['Candor'])
    historyOf(mine).redo()
    expect(names(mine)).toEqual(['Candor', 'Rest'])
  })

  it('brings back what was deleted, with its words', () => {
    const { mine, names } = twoPeople()
    let id = ''
    stepOf(mine, () => {
      id = add(mine, 'Candor')
    })
    stepOf(mine, () => void removeElement(mine, id, byHand))
    historyOf(mine).undo()
    expect(names(mine)).toEqual(['Candor'])
  })

  it('leaves alone what the other person did, before and after', () => {
    const { mine, theirs, sync, names } = twoPeople()
    add(theirs, 'Theirs')
    sync()
    stepOf(mine, () => void add(mine, 'Mine'))
    sync()
    const [their] = listKind(mine, 'nonneg', 'value')
    setField(theirs, their?.id ?? '', 'definition', 'In their words', byHand)
    sync()
    historyOf(mine).undo()
    historyOf(mine).undo()
    sync()
    expect(names(mine)).toEqual(['Theirs'])
    expect(listKind(mine, 'nonneg', 'value')[0]?.fields.definition).toBe('In their words')
  })

  it('does not put an earlier value over a later one of the other person', () => {
    const { mine, theirs, sync } = twoPeople()
    const id = add(mine, 'Candor')
    sync()
    stepOf(mine, () => void setField(mine, id, 'name', 'Courage', byHand))
    sync()
    setField(theirs, id, 'name', 'Nerve', byHand)
    sync()
    historyOf(mine).undo()
    expect(listKind(mine, 'nonneg', 'value')[0]?.fields.name).toBe('Nerve')
  })

  it('does not take away an element in which the other person has written', () => {
    const { mine, theirs, sync, names } = twoPeople()
    let id = ''
    stepOf(mine, () => {
      id = add(mine, 'Candor')
    })
    sync()
    setField(theirs, id, 'definition', 'Said while it can still be heard', byHand)
    sync()
    historyOf(mine).undo()
    sync()
    expect(names(theirs)).toEqual(['Candor'])
    expect(names(mine)).toEqual(['Candor'])
  })
})

function twoPeople() {
  const mine = new Y.Doc()
  const theirs = new Y.Doc()
  historyOf(mine)
  return {
    mine,
    theirs,
    sync: () => {
      Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    },
    names: (doc: Y.Doc) => listKind(doc, 'nonneg', 'value').map(({ fields }) => fields.name),
  }
}

const add = (doc: Y.Doc, name: string) =>
  addElement(doc, { kind: 'value', section: 'nonneg', fields: { name } }, byHand)
