import { createElement, Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { plainText, type RenderTarget, renderBlocks } from '@/lib/visions/document/render'
import { type Block, safeHref } from '@/lib/visions/document/rich-text'

describe('an address may be a link', () => {
  test.each([
    'https://example.com',
    'HTTP://example.com/a(b)?c=d#e',
    'https://müller.example/Straße',
    'https://example.com:8443/@daniel',
    'mailto:maya@harbor.example',
    'mailto:maya@harbor.example?subject=Hello',
  ])('%s', (href) => expect(safeHref(href)).toBe(href))
})

describe('an address may not be a link', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'https:javascript:alert(1)',
    'https://exa\u200bmple.com',
    'https://example.com\u202Emoc.live',
    'https://good.example@evil.example',
    'https:\\\\evil.example',
    'https://',
    'https:///evil.example',
    '//evil.example',
    '/p/harbor',
    'example.com',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'ftp://example.com',
    'tel:+1',
    'https://example.com/"onmouseover="alert(1)',
    'https://example.com/ onclick=alert(1)',
    'mailto:',
    'mailto:a@b@c',
    '',
    `https://example.com/${'a'.repeat(3000)}`,
    null,
    undefined,
    7,
    { toString: () => 'https://example.com' },
  ])('%s', (href) => expect(safeHref(href)).toBeNull())
})

describe('rendering', () => {
  test('keeps paragraphs, breaks, marks, links and lists', () => {
    expect(html(everything)).toBe(
      '<p>One <strong><em>bold</em></strong><br/><a href="https://example.com/">there</a></p>' +
        '<ol start="3"><li><p>First</p><ul><li><p>Inner</p></li></ul></li><li><p>Second</p></li></ol>',
    )
    expect(plainText(everything)).toBe('One bold\nthere\n3. First\n   - Inner\n4. Second')
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    '{{7*7}}',
    '&lt;b&gt;',
  ])('shows %s as words', (hostile) => {
    const rendered = html([
      { type: 'paragraph', content: [{ type: 'text', text: hostile, link: hostile, bold: true }] },
    ])
    expect(rendered.replace(/<\/?(p|strong)>/g, '')).not.toMatch(/[<>"]/)
    expect(plainText([{ type: 'paragraph', content: [{ type: 'text', text: hostile }] }])).toBe(hostile)
  })

  test.each<[string, unknown]>([
    ['an unknown node', [{ type: 'script', content: [{ type: 'text', text: 'alert(1)' }] }]],
    ['an unknown inline node', [{ type: 'paragraph', content: [{ type: 'image', text: 'x' }] }]],
    ['text that is none', [{ type: 'paragraph', content: [{ type: 'text', text: { html: '<b>' } }] }]],
    [
      'content that is no list',
      [
        { type: 'paragraph', content: 'words' },
        { type: 'bulletList', items: 'words' },
      ],
    ],
    ['nothing', [null, undefined, 7, 'words', []]],
    ['no blocks at all', null],
  ])('leaves out %s from storage without failing', (_, stored) => {
    expect(html(stored as Block[]).replace(/<\/?(p|ul)>/g, '')).toBe('')
  })

  test('stops in lists without end', () => {
    let block: Block = { type: 'paragraph', content: [{ type: 'text', text: 'deep' }] }
    for (let depth = 0; depth < 50_000; depth++) block = { type: 'bulletList', items: [[block]] }
    expect(html([block])).not.toContain('deep')
  })

  test('numbers a list from one when its start is no number', () => {
    const start = '1" onclick="alert(1)' as unknown as number
    expect(html([{ type: 'orderedList', start, items: [] }])).toBe('<ol start="1"></ol>')
  })
})

const everything: Block[] = [
  {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'One ' },
      { type: 'text', text: 'bold', bold: true, italic: true },
      { type: 'hardBreak' },
      { type: 'text', text: 'there', link: 'https://example.com/' },
    ],
  },
  {
    type: 'orderedList',
    start: 3,
    items: [
      [
        { type: 'paragraph', content: [{ type: 'text', text: 'First' }] },
        { type: 'bulletList', items: [[{ type: 'paragraph', content: [{ type: 'text', text: 'Inner' }] }]] },
      ],
      [{ type: 'paragraph', content: [{ type: 'text', text: 'Second' }] }],
    ],
  },
]

const asReact: RenderTarget<ReactNode> = {
  text: (text, key) => createElement(Fragment, { key }, text),
  hardBreak: (key) => createElement('br', { key }),
  bold: (children, key) => createElement('strong', { key }, children),
  italic: (children, key) => createElement('em', { key }, children),
  link: (href, children, key) => createElement('a', { key, href }, children),
  paragraph: (children, key) => createElement('p', { key }, children),
  bulletList: (items, key) => createElement('ul', { key }, items),
  orderedList: (start, items, key) => createElement('ol', { key, start }, items),
  listItem: (children, key) => createElement('li', { key }, children),
}

function html(blocks: readonly Block[]): string {
  return renderToStaticMarkup(createElement(Fragment, null, renderBlocks(blocks, asReact)))
}
