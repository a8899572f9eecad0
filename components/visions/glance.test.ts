import { expect, it } from 'vitest'
import { glanceAt } from './glance'

const file = {
  format: 'waymark-plan',
  exported: { on: '2026-11-25', client: 'Daniel Reyes' },
  template: {
    sections: [
      { key: 'why', title: 'Why' },
      { key: 'life', title: 'The life it supports' },
    ],
  },
  parts: [
    {
      place: 'shared',
      plan: {
        sections: [
          { key: 'why', text: [{}], elements: [] },
          { key: 'value', text: [], elements: [] },
        ],
      },
    },
    { place: 'private', plan: { sections: [{ key: 'life', text: [], elements: [{}] }] } },
  ],
}

it('a glance at a file says whose plan it is, and which written sections come from where', () => {
  expect(glanceAt(JSON.stringify(file))).toEqual({
    client: 'Daniel Reyes',
    on: '2026-11-25',
    shared: ['Why'],
    own: ['The life it supports'],
  })
})

it.each(['', 'null', '[]', '{}', '{"format":"waymark-plan"}', '{"format":"other"}'])(
  'a glance at %s sees no plan',
  (text) => {
    expect(glanceAt(text)).toBeNull()
  },
)
