import { describe, expect, it } from 'vitest'
import { addressFrom } from './address'

describe('an odd but legal address is taken as it is', () => {
  it.each([
    'maya@harbor.example',
    'maya+plans@harbor.example',
    "o'brien@harbor.example",
    '"maya okafor"@harbor.example',
    '"a@b"@harbor.example',
    '!#$%&*/=?^_`{|}~-@harbor.example',
    'jörg.müller@bücher.example',
    '用户@例子.example',
    'someone@localhost',
    `${'l'.repeat(64)}@${'d'.repeat(60)}.${'d'.repeat(60)}.example`,
  ])('%s', (email) => {
    expect(addressFrom(`  ${email} `)).toEqual({ email })
  })

  it('in one spelling of its accents', () => {
    expect(addressFrom('jo\u0308rg@harbor.example')).toEqual({ email: 'j\u00f6rg@harbor.example' })
  })
})

describe('what mail cannot reach is answered with a sentence', () => {
  it.each([
    ['nothing', '   '],
    ['no domain', 'maya'],
    ['no name', '@harbor.example'],
    ['two addresses', 'maya@harbor.example, jonas@harbor.example'],
    ['a name around it', 'Maya <maya@harbor.example>'],
    ['a new line and a header', 'maya@harbor.example\r\nBcc: all@harbor.example'],
    ['a new line within quotes', '"maya\r\nBcc: x"@harbor.example'],
    ['angle brackets within quotes', '"maya <x>"@harbor.example'],
    ['an unclosed quote', '"maya@harbor.example'],
    ['a dot too many', 'maya..okafor@harbor.example'],
    ['a dot at the end', 'maya@harbor.example.'],
    ['a literal network address', 'maya@[127.0.0.1]'],
    ['a name too long', `${'l'.repeat(65)}@harbor.example`],
    ['an address too long', `maya@${'d.'.repeat(150)}example`],
    ['an invisible character', 'maya\u200b@harbor.example'],
  ])('%s', (_what, typed) => {
    expect(addressFrom(typed)).toEqual({ sentence: expect.stringMatching(/^[A-Z“].*\.$/) })
  })
})
