import { expect, test } from 'vitest'
import { asSentence, counted, countedInWords, inWords, listed, spelledOut } from './words'

test('headlines count in words up to ten, then in figures', () => {
  expect(countedInWords(4, 'client', 'clients', true)).toBe('Four clients')
  expect(countedInWords(1, 'question')).toBe('one question')
  expect(countedInWords(12, 'client')).toBe('12 clients')
  expect(inWords(12, { upTo: 12 })).toBe('twelve')
})

test('nobody reads change(s)', () => {
  expect(counted(1, 'change')).toBe('1 change')
  expect(counted(4, 'change')).toBe('4 changes')
  expect(counted(2, 'reply', 'replies')).toBe('2 replies')
  expect(counted(1200, 'edit')).toBe('1,200 edits')
})

test('a list of people reads as a sentence', () => {
  expect(listed(['Ana', 'Ben'])).toBe('Ana and Ben')
  expect(listed(['Ana', 'Ben', 'Cy'])).toBe('Ana, Ben and Cy')
})

test.each([
  [1, 'one'],
  [12, 'twelve'],
  [17, 'seventeen'],
  [30, 'thirty'],
  [31, 'thirty-one'],
  [99, 'ninety-nine'],
  [104, '104'],
])('a headline says %i as %s', (count, words) => {
  expect(spelledOut(count)).toBe(words)
})

test('a sentence that ends with a question is not ended twice', () => {
  expect(asSentence('Focus and Still true?')).toBe('Focus and Still true?')
  expect(asSentence('Focus and Openings')).toBe('Focus and Openings.')
})
