import type { Seat } from '@/lib/visions/screen'

type Engagement = { status: 'invited' | 'active' | 'paused' | 'ended' }

/** What has drifted, how it goes and when to be reminded is the client's to say, while the work is under way. */
export const mayAnswer = (seat: Seat | null, { status }: Engagement) =>
  seat === 'client' && (status === 'active' || status === 'paused')
