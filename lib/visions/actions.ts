'use server'

import { serverAction } from '@/lib/action'
import { markRead as mark } from '@/lib/visions/commands'
import { markReadInput, shareSectionInput } from '@/lib/visions/input'
import { shareSection as share } from '@/lib/visions/share'

export const markRead = serverAction(markReadInput, { as: ['coach', 'owner'] }, mark)

export const shareSection = serverAction(shareSectionInput, { as: ['client'] }, share)
