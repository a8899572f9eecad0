import { type RefObject, useLayoutEffect } from 'react'

/**
 * Putting a node elsewhere takes the focus from whatever is inside. Whoever was at something in it stays there, also
 * when the other person moved it.
 */
export function useFocusThroughMoves(list: RefObject<HTMLElement | null>, order: string) {
  const focused = list.current?.contains(document.activeElement) ? document.activeElement : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new order moves nodes
  useLayoutEffect(() => {
    if (!(focused instanceof HTMLElement) || !focused.isConnected) return
    if (document.activeElement !== focused) focused.focus({ preventScroll: true })
  }, [order])
}
