import { describe, expect, it } from 'vitest'
import { verbs } from '@/lib/audit/verbs'
import { recordSentence } from './record-words'

const entry = { verb: null, byMe: false, who: null, session: null, takesOver: null, subject: null }

describe('the record, in words', () => {
  it('has a sentence for everything that is written down', () => {
    for (const verb of verbs) {
      const sentence = recordSentence({ ...entry, verb, who: { name: 'Maya Okafor', role: 'coach' } })
      expect(sentence).toMatch(/^Maya Okafor [a-z][^.]*\.$/)
    }
  })

  it('names the session, the colleague and the person', () => {
    const maya = { ...entry, who: { name: 'Maya Okafor', role: 'coach' } } as const
    expect(recordSentence({ ...maya, verb: 'session opened', session: 3 })).toBe(
      'Maya Okafor opened session 3.',
    )
    expect(recordSentence({ ...maya, verb: 'handover proposed', takesOver: 'Jonas Weber' })).toBe(
      'Maya Okafor asked whether Jonas Weber may take over.',
    )
    expect(
      recordSentence({ ...maya, verb: 'role changed', subject: { name: 'Jonas Weber', isMe: true } }),
    ).toBe('Maya Okafor changed your role.')
  })

  it('says you, and keeps quiet about names that are not the reader’s to know', () => {
    expect(recordSentence({ ...entry, verb: 'vision exported', byMe: true })).toBe(
      'You took the vision along as a file.',
    )
    expect(recordSentence({ ...entry, verb: 'access refused' })).toBe(
      'Somebody else in this practice asked for something that is not open to them, and was shown nothing.',
    )
  })

  it('does not fail on a word that a later version has written', () => {
    expect(recordSentence(entry)).toContain('has no word for')
  })
})
