import type { ComponentType } from 'react'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import type { ElementsEditorProps } from './element-list'

type Load = () => Promise<{ default: ComponentType<ElementsEditorProps> }>

const any: Load = () => import('./any-edit')
const circles: Load = () => import('./circles-edit')

/**
 * The editor of each kind, fetched when it is near. A kind that is not here is edited field by field. Kinds that stand
 * beside each other and have the same editor are edited by it together.
 */
const edits: Partial<Record<ElementKind, Load>> = {
  direction: () => import('./direction-edit'),
  past_role: () => import('./past-roles-edit'),
  spark: circles,
  overlap: circles,
  life_domain: () => import('./life-edit'),
  value: () => import('./values-edit'),
  nonnegotiable: () => import('./nonnegotiables-edit'),
  environment_need: () => import('./needs-edit'),
  mission_test: () => import('./mission-edit'),
  target_role: () => import('../strategy/roles-edit'),
  skill_gap: () => import('../strategy/skills-edit'),
  impact_aim: () => import('../strategy/aims-edit'),
  objective: () => import('../strategy/objectives-edit'),
  milestone: () => import('../strategy/milestones-edit'),
  person: () => import('../strategy/people-edit'),
  reputation: () => import('../strategy/reputation-edit'),
  focus_area: () => import('../strategy/focus-edit'),
  opening: () => import('../strategy/openings-edit'),
  affirmation: () => import('../strategy/affirmations-edit'),
  clash: () => import('../strategy/clashes-edit'),
}

export const editViewOf = (kind: ElementKind) => edits[kind] ?? any
