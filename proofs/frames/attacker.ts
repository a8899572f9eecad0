/**
 * A process of people who mean harm, apart from those whose waiting is measured. It gives way to whoever else wants the
 * processor: on a machine of its own, as out in the world, it would take nothing of the server's.
 */
import { setPriority } from 'node:os'
import { randomFrom } from '../stage/frame'
import { type Attack, attackFrom, type Place } from './attacks'

export type Order = { places: readonly Place[]; attack: Attack; seed: number }

setPriority(10)
process.on('message', ({ places, attack, seed }: Order) => {
  attackFrom(places, attack, randomFrom(seed)).then(
    (sent) => process.send?.({ sent }),
    (error) => process.send?.({ error: String(error) }),
  )
})
