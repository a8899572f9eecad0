import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type CastName, cast, castEngagements } from '@/db/cast'
import type { Practice } from '@/db/practice'
import { become, rehearse } from '@/db/rehearse'
import { endEngagement } from '@/lib/engagements/commands'
import { readPlaces } from './places'

const { daniel, luca } = castEngagements

const placesOf = (practice: Practice, engagement = daniel) =>
  readPlaces(practice.db, { practiceId: practice.actor.practiceId, engagementId: engagement.id })

/** Plain SQL: when it was is the database’s word, and the grant covers only these columns. */
const move = ({ db, actor }: Practice, section: string, place: 'shared' | 'private' = 'shared') =>
  db.execute(sql`insert into section_places (practice_id, engagement_id, section, place, moved_by)
    values (${actor.practiceId}, ${daniel.id}, ${section}, ${place}, ${actor.memberId})`)

describe('where a section lies', () => {
  it('is where the template starts it, until the client moves it', async () => {
    await rehearse('daniel', async (practice) => {
      expect(await placesOf(practice)).toEqual({})
      await move(practice, 'life')
      expect(await placesOf(practice)).toEqual({ life: 'shared' })
    })
  })

  it('is known to the coach once it is shared, and the names of private ones are not', async () => {
    await rehearse('daniel', async (practice) => {
      await move(practice, 'life')
      await move(practice, 'role', 'private')
      expect(await placesOf(practice)).toEqual({ life: 'shared', role: 'private' })
      await become(practice, 'maya')
      expect(await placesOf(practice)).toEqual({ life: 'shared' })
    })
  })

  it('stays shared, whatever else is said about it', async () => {
    await rehearse('daniel', async (practice) => {
      await move(practice, 'life')
      await move(practice, 'life', 'private')
      expect(await placesOf(practice)).toEqual({ life: 'shared' })
    })
  })

  it('is nobody else’s to know: neither a colleague’s, nor the owner’s, nor another client’s', async () => {
    for (const name of ['jonas', 'ingrid', 'priya'] as const) {
      expect(await rehearse(name, (practice) => placesOf(practice, luca))).toEqual({})
    }
    // The control: there is something to know.
    for (const name of ['maya', 'luca'] as const) {
      expect(await rehearse(name, (practice) => placesOf(practice, luca))).toEqual({ life: 'shared' })
    }
  })

  it('is the client’s to say, not the coach’s, and not after the end', async () => {
    await expect(rehearse('maya', (practice) => move(practice, 'life'))).rejects.toThrow()
    await expect(
      rehearse('maya', async (practice) => {
        await endEngagement(practice, daniel.id)
        await become(practice, 'daniel')
        await move({ ...practice, actor: actorOf('daniel') }, 'life')
      }),
    ).rejects.toThrow()
    // The control: the same words are taken from the client while the work is under way.
    await rehearse('daniel', (practice) => move(practice, 'life'))
  })
})

const actorOf = (name: CastName) => ({
  practiceId: cast[name].practiceId,
  memberId: cast[name].id,
  role: cast[name].role,
})
