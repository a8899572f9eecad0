import type { ComponentType } from 'react'
import type { ElementsEditorProps } from './element-list'
// What nearly every editor is made of: fetched with this, once.
import './element-card'
import './element-list'
import './fields'

export type LoadEditor = () => Promise<{ default: ComponentType<ElementsEditorProps> }>

const load = <Name extends string>(editors: Record<Name, LoadEditor>) => editors

/** Each is fetched when it is near. */
export const editors = load({
  any: () => import('./any-edit'),
  circles: () => import('./circles-edit'),
  direction: () => import('./direction-edit'),
  'past-roles': () => import('./past-roles-edit'),
  life: () => import('./life-edit'),
  values: () => import('./values-edit'),
  nonnegotiables: () => import('./nonnegotiables-edit'),
  needs: () => import('./needs-edit'),
  mission: () => import('./mission-edit'),
  roles: () => import('../strategy/roles-edit'),
  skills: () => import('../strategy/skills-edit'),
  aims: () => import('../strategy/aims-edit'),
  objectives: () => import('../strategy/objectives-edit'),
  milestones: () => import('../strategy/milestones-edit'),
  people: () => import('../strategy/people-edit'),
  reputation: () => import('../strategy/reputation-edit'),
  focus: () => import('../strategy/focus-edit'),
  openings: () => import('../strategy/openings-edit'),
  affirmations: () => import('../strategy/affirmations-edit'),
  clashes: () => import('../strategy/clashes-edit'),
})

export type EditorName = keyof typeof editors
