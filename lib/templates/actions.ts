'use server'

import { serverAction } from '@/lib/action'
import * as commands from './commands'
import * as input from './input'

export const copyTemplate = serverAction(
  input.copyTemplateInput,
  { as: ['owner', 'coach'] },
  commands.copyTemplate,
)

export const publishTemplate = serverAction(
  input.publishInput,
  { as: ['owner', 'coach'] },
  commands.publishTemplate,
)

export const retireTemplate = serverAction(
  input.templateId,
  { as: ['owner', 'coach'] },
  commands.retireTemplate,
)

export const moveVision = serverAction(input.visionId, { as: ['client'] }, commands.moveVision)
