'use server'

import { serverAction } from '@/lib/action'
import { beginFromFile as begin } from '@/lib/visions/begin-from-file'
import { markRead as mark } from '@/lib/visions/commands'
import { beginFromFileInput, markReadInput, shareSectionInput } from '@/lib/visions/input'
import { shareSection as share } from '@/lib/visions/share'

export const markRead = serverAction(markReadInput, { as: ['coach', 'owner'] }, mark)

export const shareSection = serverAction(shareSectionInput, { as: ['client'] }, share)

export const beginFromFile = serverAction(beginFromFileInput, { as: ['client'] }, begin)
