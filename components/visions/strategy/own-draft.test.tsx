import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addElement } from '@/lib/visions/document/elements'
import { meetingOf } from '@/lib/visions/strategy/clashes'
import { followElements } from '../elements/followed-elements'
import { WholePlanProvider } from '../elements/whole-plan'
import { FromOwnDraft, PrivateEnd } from './own-draft'

const row = { kind: 'life_domain', section: 'life', fields: { name: 'Family' } } as const

/** What stands under the rows, with a part of life that lies in one of the two documents. */
function drawn(lies: 'vision' | 'draft', seat: 'client' | 'coach' = 'client') {
  const docs = { vision: new Y.Doc(), draft: new Y.Doc() }
  const family = addElement(docs[lies], row, null)
  addElement(docs.vision, { kind: 'clash', section: 'meet', fields: { between: [family] } }, null)
  const open = seat === 'client' ? [docs.vision, docs.draft] : [docs.vision]
  const meeting = meetingOf(open.flatMap((doc) => followElements(doc).read()))
  const plan = {
    seat,
    coach: 'Maya Okafor',
    docs: open,
    titles: { life: 'The life it supports', meet: 'Where work and life meet' },
    homes: { clash: { section: 'meet', doc: docs.vision } },
  }
  return renderToStaticMarkup(
    <WholePlanProvider plan={plan}>
      <FromOwnDraft meeting={meeting} />
      {meeting.clashes.map((clash) => (
        <PrivateEnd key={clash.id} clash={clash} />
      ))}
    </WholePlanProvider>,
  )
}

test('rows of the private draft that stand in a shared section say whose they are', () => {
  expect(drawn('draft')).toContain('from your private sections, only you can see. Maya cannot.')
  expect(drawn('draft')).toContain('Family: in a section only you can see. Maya reads the reason')
  expect(drawn('vision'), 'what is shared needs no word').toBe('')
  expect(drawn('draft', 'coach'), 'the coach has nothing of it').toBe('')
})
