import type { ComponentType } from 'react'
import type { ElementKind } from '@/lib/visions/document/element-kinds'
import type { ElementsEditorProps } from './element-list'

type Load = () => Promise<{ default: ComponentType<ElementsEditorProps> }>

const any: Load = () => import('./any-edit')

/**
 * The editor of each kind, fetched when it is near. A kind that is not here is edited field by field. Kinds that stand
 * beside each other and have the same editor are edited by it together.
 */
const edits: Partial<Record<ElementKind, Load>> = {
  nonnegotiable: () => import('./nonnegotiables-edit'),
}

export const editViewOf = (kind: ElementKind) => edits[kind] ?? any
