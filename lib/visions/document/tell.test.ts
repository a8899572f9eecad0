import { expect, test } from 'vitest'
import { elementKinds } from '@/lib/visions/document/element-kinds'
import { type Names, nameOfElement, tellDate, tellField } from '@/lib/visions/document/tell'

const names: Names = {
  element: (id) => (id === 'known' ? 'Leading a program' : null),
  section: (key) => (key === 'why' ? 'Why' : null),
}
const { milestone, affirmation, skill_gap } = elementKinds

test('every form of a field is told in words', () => {
  expect(tellField(milestone.fields.outcome, 'Pilot is live', names)).toBe('Pilot is live')
  expect(tellField(milestone.fields.status, 'let_go', names)).toBe('Let go')
  expect(tellField(milestone.fields.due, '2027-06', names)).toBe('June 2027')
  expect(tellField(milestone.fields.serves, ['known', 'gone'], names)).toBe('Leading a program')
  expect(tellField(skill_gap.fields.now, 2, names)).toBe('2')
  expect(tellField(affirmation.fields.about, 'why', names)).toBe('Why')
})

test('what has not been said is told with nothing', () => {
  expect(tellField(skill_gap.fields.now, null, names)).toBe('')
  expect(tellField(skill_gap.fields.route, '', names)).toBe('')
  expect(tellField(milestone.fields.serves, [], names)).toBe('')
  expect(tellDate('')).toBe('')
})

test('a day is told as a day', () => {
  expect(tellDate('2027-06-30')).toBe('June 30, 2027')
})

test('an element goes by its first words, and without any by what it is', () => {
  expect(nameOfElement({ kind: 'milestone', fields: { outcome: ' Pilot is live ' } })).toBe('Pilot is live')
  expect(nameOfElement({ kind: 'milestone', fields: {} })).toBe('milestone')
})
