import type { ElementKind } from '@/lib/visions/document/element-kinds'

/** Kinds that stand beside each other and have the same view are drawn by it together. */
export function viewsOf<View>(
  kinds: readonly ElementKind[],
  viewOf: (kind: ElementKind) => View,
): { view: View; kinds: ElementKind[] }[] {
  const views: { view: View; kinds: ElementKind[] }[] = []
  for (const kind of kinds) {
    const view = viewOf(kind)
    const last = views.at(-1)
    if (last && last.view === view) last.kinds.push(kind)
    else views.push({ view, kinds: [kind] })
  }
  return views
}
