import { describe, expect, it } from 'vitest'
import { longestPaste } from '@/lib/live/wire'
import { isTooLong, withoutActiveParts } from './paste'

const brought = (plain: string, html = '') => ({
  getData: (type: string) => (type === 'text/plain' ? plain : html),
})

describe('a paste', () => {
  it('is taken up to the length the live process keeps, and refused beyond', () => {
    expect(isTooLong(brought('a'.repeat(longestPaste)))).toBe(false)
    expect(isTooLong(brought('a'.repeat(longestPaste + 1)))).toBe(true)
    expect(isTooLong(brought('', `<p>${'a'.repeat(longestPaste * 9)}</p>`))).toBe(true)
  })

  it('is not judged by the tags around few words', () => {
    expect(isTooLong(brought('a few words', '<i>'.repeat(longestPaste)))).toBe(false)
  })
})

describe('what lies on the clipboard', () => {
  it('loses what could run, and keeps its words', () => {
    for (const html of [
      '<p onclick="alert(1)">one</p>',
      "<p ONCLICK='alert(1)' class=x>one</p>",
      '<p/onclick=alert(1)>one</p>',
      '<p title="x"onclick=alert(1)>one</p>',
      '<script>alert(1)</script><p>one</p>',
      '<style>p { color: red }</style><p>one</p>',
    ]) {
      const quiet = withoutActiveParts(html)
      expect(quiet).not.toMatch(/alert|color/)
      expect(quiet).toContain('one</p>')
    }
  })

  it('keeps links, lists and words that only look like handlers', () => {
    const html = '<ol start="3"><li><a href="https://a.example/?on=1">once = twice, on x=1</a></li></ol>'
    expect(withoutActiveParts(html)).toBe(html)
  })
})
