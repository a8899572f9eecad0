import { z } from 'zod'
import { notUnderstood } from '@/lib/input'

export const engagementId = z.uuid()
export const sessionId = z.uuid()

const clock = z.string(notUnderstood).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 16:00.')
const minutes = z.coerce
  .number('How long is it?')
  .int('Minutes are counted in whole numbers.')
  .min(15, 'A session lasts fifteen minutes at least.')
  .max(480, 'A session lasts eight hours at most.')

/** A call or a room; https only, because it is opened from mails. */
const link = z
  .string(notUnderstood)
  .trim()
  .max(500, 'That address is too long.')
  .refine((text) => text === '' || /^https:\/\/[^\s]+$/.test(text), 'The meeting link begins with https://')
  .transform((text) => (text === '' ? null : text))

const reason = z
  .string(notUnderstood)
  .trim()
  .min(1, 'Say why in a line: the other one reads it.')
  .max(400, 'Say it in 400 letters at most.')

/** As the coach's form says it: a day and a time of the coach's own zone. */
export const bookInput = z.strictObject(
  {
    engagementId,
    day: z.iso.date('Choose the day.'),
    clock,
    minutes,
    link,
    /** Weeks from one to the next; 0 is once. */
    everyWeeks: z.coerce.number(notUnderstood).int().min(0).max(8),
    times: z.coerce
      .number('How many sessions?')
      .int('Sessions are counted in whole numbers.')
      .min(1, 'Book one at least.')
      .max(26, 'Book 26 at most in one go.'),
  },
  notUnderstood,
)

export const bookOfferedInput = z.strictObject(
  { engagementId, startsAt: z.iso.datetime(notUnderstood) },
  notUnderstood,
)

export const moveInput = z.strictObject(
  { sessionId, day: z.iso.date('Choose the day.'), clock, minutes, reason },
  notUnderstood,
)

export const moveToOfferedInput = z.strictObject(
  { sessionId, startsAt: z.iso.datetime(notUnderstood), reason },
  notUnderstood,
)

export const cancelInput = z.strictObject({ sessionId, reason }, notUnderstood)

export const linkInput = z.strictObject({ sessionId, link }, notUnderstood)

const minute = z.int(notUnderstood).min(0, notUnderstood).max(1440, notUnderstood)

/** All of a coach's offered hours, in place of those before. */
export const offerInput = z.strictObject(
  {
    hours: z
      .array(
        z
          .strictObject(
            { weekday: z.int().min(1).max(7), fromMinute: minute, toMinute: minute },
            notUnderstood,
          )
          .refine(
            ({ fromMinute, toMinute }) => toMinute - fromMinute >= 15,
            'Hours end after they begin, by fifteen minutes at least.',
          ),
      )
      .max(42, 'Six spans a day are the most.'),
  },
  notUnderstood,
)

/** What asks for nothing but itself. */
export const nothing = z.strictObject({}, notUnderstood)
