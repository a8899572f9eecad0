import { describe, expect, it } from 'vitest'
import { rendered } from '@/lib/emails/mail'
import { type InvitationFacts, stateOf, whyNot } from './invitation'
import { termsOf, termsText } from './terms'
import { invitationMail } from './words'

const words = {
  to: 'client',
  invited: 'Daniel Reyes',
  inviter: 'Maya Okafor',
  practice: 'Harbor Coaching',
  accentHue: 245,
  note: 'One line.\n\nAnother one.',
} as const
const link = 'https://plans.example/invitations/token'

describe('the mail of an invitation', () => {
  it('says the same in text and in HTML: whose it is, the line, the one link, and how long it works', () => {
    const { subject, text, html } = rendered(invitationMail(words, link))
    expect(subject).toBe('Maya Okafor invites you to write your vision plan')
    for (const part of ['Harbor Coaching', 'Daniel,', 'One line.', 'Another one.', 'seven days']) {
      expect(text).toContain(part)
      expect(html).toContain(part)
    }
    expect(text.match(/https?:\/\//g)).toHaveLength(1)
    expect(html.match(/href=/g)).toHaveLength(1)
    expect(html).toContain('#1f527a')
  })

  it('carries what people typed as text, never as markup or a header', () => {
    const hostile = '<img src=x onerror=alert(1)>'
    const { subject, html } = rendered(
      invitationMail(
        {
          ...words,
          invited: hostile,
          inviter: `${hostile}\r\nBcc: a@b.example`,
          practice: hostile,
          note: hostile,
        },
        link,
      ),
    )
    expect(html).not.toMatch(/<img/)
    expect(subject).not.toMatch(/[\r\n]/)
  })

  it('of a coach speaks of the practice and its clients', () => {
    const { subject, text } = rendered(invitationMail({ ...words, to: 'coach', note: null }, link))
    expect(subject).toBe('Maya Okafor invites you to coach at Harbor Coaching')
    expect(text).not.toMatch(/vision plan/)
  })
})

describe('the terms', () => {
  it('name the coach and the practice, and are another text when a word changes', () => {
    const maya = termsText(termsOf({ to: 'client', inviter: 'Maya Okafor', practice: 'Harbor Coaching' }))
    expect(maya).toContain('Only you and Maya read it.')
    expect(maya).toContain('Harbor Coaching')
    const others = [
      termsOf({ to: 'client', inviter: 'Jonas Weber', practice: 'Harbor Coaching' }),
      termsOf({ to: 'client', inviter: 'Maya Okafor', practice: 'Harbor' }),
      termsOf({ to: 'coach', inviter: 'Maya Okafor', practice: 'Harbor Coaching' }),
    ]
    for (const other of others) expect(termsText(other)).not.toBe(maya)
  })
})

describe('an invitation', () => {
  const fresh: InvitationFacts = {
    accepted: false,
    revoked: false,
    replaced: false,
    expired: false,
    over: false,
    engagementStatus: 'invited',
  }

  it.each([
    ['waits', {}, 'waiting'],
    ['to coach waits', { engagementStatus: null }, 'waiting'],
    [
      'was accepted, whatever came after',
      { accepted: true, expired: true, over: true, engagementStatus: 'ended' },
      'accepted',
    ],
    ['was taken back', { revoked: true, engagementStatus: 'ended' }, 'revoked'],
    ['was replaced', { revoked: true, replaced: true }, 'replaced'],
    ['came too late', { expired: true }, 'expired'],
    ['to a closed practice is over, also in time', { over: true }, 'over'],
    ['to work that has ended is over', { engagementStatus: 'ended', expired: true }, 'over'],
  ] as const)('that %s', (_what, change, state) => {
    expect(stateOf({ ...fresh, ...change })).toBe(state)
  })

  it('says in one sentence why it opens nothing, with the way on', () => {
    for (const state of ['accepted', 'replaced', 'revoked', 'expired', 'over'] as const) {
      const sentence = whyNot(state, { inviter: 'Maya', practice: 'Harbor', acceptedOn: '2026-06-12' })
      expect(sentence).toMatch(/\.$/)
      expect(sentence).toMatch(/Maya|Harbor/)
    }
  })
})
