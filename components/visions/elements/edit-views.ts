import type { ElementKind } from '@/lib/visions/document/element-kinds'
import type { EditorName, LoadEditor } from './editors'

/** Fetches what all editors are made of first, so that none of them brings it again. */
const from =
  (name: EditorName): LoadEditor =>
  async () => {
    const { editors } = await import('./editors')
    return editors[name]()
  }

const any = from('any')
const circles = from('circles')

/**
 * The editor of each kind, fetched when it is near. A kind that is not here is edited field by field. Kinds that stand
 * beside each other and have the same editor are edited by it together.
 */
const edits: Partial<Record<ElementKind, LoadEditor>> = {
  direction: from('direction'),
  past_role: from('past-roles'),
  spark: circles,
  overlap: circles,
  life_domain: from('life'),
  value: from('values'),
  nonnegotiable: from('nonnegotiables'),
  environment_need: from('needs'),
  mission_test: from('mission'),
  target_role: from('roles'),
  skill_gap: from('skills'),
  impact_aim: from('aims'),
  objective: from('objectives'),
  milestone: from('milestones'),
  person: from('people'),
  reputation: from('reputation'),
  focus_area: from('focus'),
  opening: from('openings'),
  affirmation: from('affirmations'),
  clash: from('clashes'),
}

export const editViewOf = (kind: ElementKind) => edits[kind] ?? any
