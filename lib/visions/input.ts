import { z } from 'zod'

export const markReadInput = z.strictObject({ visionId: z.uuid(), checkpointId: z.uuid() })

/** An address is typed by anybody; what is not an id names nothing. */
export const visionAddress = z.uuid()
