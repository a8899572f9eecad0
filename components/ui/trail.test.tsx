import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Trail, type TrailMark, trailSentence } from './trail'
import { WalkedTrail } from './walked-trail'

const known: TrailMark[] = ['m', 's', 'q', 'd', 'p']
const marks = (letters: string) =>
  letters.split('').flatMap((letter) => known.filter((mark) => mark === letter))

test.each([
  ['mmsmqmmsmqqd', 'Daniel: moved in eight of twelve weeks, quiet for the last three'],
  ['mmsmqmmsmmmm', 'Daniel: moved in eleven of twelve weeks'],
  ['ppppmmqmmmmq', 'Daniel: moved in six of eight weeks, quiet this week'],
  ['pppppppppppm', 'Daniel: moved in one of one week'],
  ['pppppppppppp', 'Daniel: no plan yet'],
  ['qqqqqqqqqqqd', 'Daniel: quiet for all twelve weeks'],
])('%s is read as a sentence', (letters, sentence) => {
  expect(trailSentence('Daniel', marks(letters))).toBe(sentence)
})

test('the trail is one picture with a sentence', () => {
  const drawn = renderToStaticMarkup(
    <Trail marks={marks('msqdp')} label="Daniel: moved in two of four weeks" />,
  )
  expect(drawn).toMatch(/^<svg role="img" aria-label="Daniel: moved in two of four weeks"/)
})

test('the five marks differ in height or in being hollow', () => {
  const drawn = renderToStaticMarkup(<Trail marks={marks('msqdp')} label="All five" />)
  const shapes = [...drawn.matchAll(/<rect data-mark="(\w)"[^>]*>/g)].map(([rect, mark]) => [
    mark,
    rect.match(/ height="([\d.]+)"/)?.[1],
    rect.includes('fill-none'),
  ])
  expect(shapes).toEqual([
    ['m', '14', false],
    ['s', '18', false],
    ['q', '3.75', true],
    ['d', '5', false],
    ['p', '3', false],
  ])
})

test('the weeks are one stop for the keyboard, which begins at the newest', () => {
  const drawn = renderToStaticMarkup(
    <WalkedTrail
      marks={marks('mq')}
      label="Daniel: moved in one of two weeks, quiet this week"
      weeks={['Week of May 11: the plan moved', 'Week of May 18: no edits']}
    />,
  )
  expect(drawn.match(/tabindex="0"/gi)).toHaveLength(1)
  expect(drawn).toContain('aria-valuetext="Week of May 18: no edits"')
})
