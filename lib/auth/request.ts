/** What a person may still do with the code or link they asked for. */
export type RequestState = 'waiting' | 'expired' | 'used' | 'out-of-tries'

export const triesAllowed = 5

export function stateOf(request: { tries: number; used: boolean; expired: boolean }): RequestState {
  if (request.used) return 'used'
  if (request.expired) return 'expired'
  return request.tries >= triesAllowed ? 'out-of-tries' : 'waiting'
}

/** One sentence for each way a code or a link does not open the door. The same for known and unknown addresses. */
export const refusals = {
  wrong: 'That code does not match. Check the newest email, or have another one sent.',
  expired: 'That code has expired: it works for 10 minutes. Have another one sent.',
  used: 'That code was used already. Have another one sent.',
  'out-of-tries': 'Five codes did not match, so this one is closed. Have another one sent.',
  held: 'Too many codes did not match lately, so codes are paused for a while. The link in the email still works.',
  elsewhere: 'This browser has not asked for a code yet. Have one sent.',
  link: 'This link no longer opens Waymark: it works once, for 10 minutes. Have another one sent.',
  mailbox: 'Several emails just went to that address. Open the newest one, or ask again in 10 minutes.',
  network: 'Many codes were asked for from your network. Ask again in 10 minutes.',
} as const
