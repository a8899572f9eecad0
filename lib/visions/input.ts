import { z } from 'zod'
import { longestPlanFile } from '@/lib/visions/document/plan-file'

export const markReadInput = z.strictObject({ visionId: z.uuid(), checkpointId: z.uuid() })

/** `digest` is of the words that were shown before saying yes: nobody shares what they have not seen. */
export const shareSectionInput = z.strictObject({
  visionId: z.uuid(),
  section: z.string().min(1).max(60),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
})

export const beginFromFileInput = z.strictObject({
  visionId: z.uuid(),
  file: z.string().max(longestPlanFile, 'This file is larger than a plan can be.'),
})

/** An address is typed by anybody; what is not an id names nothing. */
export const visionAddress = z.uuid()
