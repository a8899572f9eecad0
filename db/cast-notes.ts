import type { PlainText } from '@/lib/visions/document/write'
import type { CastName } from './cast'

/** What stands in the notes of one session that was held. */
export type CastNotes = { session: number; shared?: PlainText; coach?: PlainText; client?: PlainText }

const list = (...points: string[]): PlainText => [
  {
    type: 'bulletList',
    items: points.map((text) => [{ type: 'paragraph', content: [{ type: 'text', text }] }]),
  },
]

export const castNotes: Partial<Record<CastName, readonly CastNotes[]>> = {
  daniel: [
    {
      session: 3,
      coach:
        'He plans out loud and listens to himself doing it. Leave the silence longer than is comfortable.',
    },
    {
      session: 5,
      coach:
        'Elena came up twice, both times as somebody to be spared. Ask once what she would say about the Sundays.',
      shared: list('Lena said yes to once a month.', 'A pilot is a launch in small: ask for one.'),
    },
    {
      session: 7,
      shared: list(
        'Tom Hale had already offered to share the pilot budget. Daniel had not heard it as an offer.',
        'The vendor council: stayed for being asked, not for the work.',
        'Elena’s question: what does launch week cost us in evenings? Put a ceiling on it.',
      ),
      coach:
        'Shoulders dropped when he said it aloud. The council was about being seen. Come back to recognition next time, gently.',
    },
  ],
  priya: [
    {
      session: 4,
      shared: list('Two wards would take a trial lesson in the autumn.'),
      coach: 'She asks for permission in the form of a plan. Ask whose yes she is waiting for.',
    },
  ],
}
