import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { meetingOf } from '@/lib/visions/strategy/clashes'
import { planOf } from '@/lib/visions/strategy/plan-of'
import { MeetingTable } from './meeting-table'

const { elements } = planOf({
  supper: { kind: 'nonnegotiable', fields: { statement: 'Home for supper' } },
  saturdays: { kind: 'nonnegotiable', fields: { statement: 'Saturday mornings' } },
  lead: { kind: 'target_role', fields: { title: 'Launch lead' } },
  pilot: { kind: 'milestone', fields: { outcome: 'The pilot is over' } },
})

test('every pair of work and life is a button, and all of them are one stop of the keyboard', () => {
  const drawn = renderToStaticMarkup(<MeetingTable meeting={meetingOf(elements())} onPick={() => {}} />)
  const pairs = [...drawn.matchAll(/aria-label="Mark a clash of ([^"]+)"/g)].map(([, pair]) => pair)
  expect(pairs).toEqual([
    'Launch lead and Home for supper',
    'The pilot is over and Home for supper',
    'Launch lead and Saturday mornings',
    'The pilot is over and Saturday mornings',
  ])
  expect(drawn.match(/tabindex="0"/gi)).toHaveLength(1)
})
