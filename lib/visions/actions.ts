'use server'

import { serverAction } from '@/lib/action'
import { markRead as mark } from '@/lib/visions/commands'
import { markReadInput } from '@/lib/visions/input'

export const markRead = serverAction(markReadInput, { as: ['coach', 'owner'] }, mark)
