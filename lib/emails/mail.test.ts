import { expect, it } from 'vitest'
import { rendered } from './mail'

const hostile = `<img src=x onerror="alert(1)">&'`

it('what a name contains is text in a mail, never markup', () => {
  const { html, text, subject } = rendered({
    subject: `Hello\r\nBcc: everyone@post.example ${hostile}`,
    blocks: [
      { say: hostile },
      { aside: hostile },
      { code: hostile },
      { link: 'https://plans.example/?a=1&b="><script>', words: hostile },
    ],
  })
  expect(html).not.toMatch(/<img|<script|onerror="/)
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;&#39;')
  expect(text).toContain(hostile)
  expect(subject).not.toMatch(/[\r\n]/)
})

it('a mail links to pages and to nothing else', () => {
  for (const link of ['javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.example']) {
    expect(() => rendered({ subject: 'x', blocks: [{ link, words: 'x' }] })).toThrow(/may not link/)
  }
})
