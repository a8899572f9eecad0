import { type RefObject, useRef } from 'react'

/**
 * What has opened at a button gives the focus back to it when it closes, unless a press beside it closed it: whoever
 * pressed there has said where they go on. For the content of a Radix layer.
 */
export function useFocusBack(button: RefObject<HTMLButtonElement | null>, returnsFocus = true) {
  const leftBeside = useRef(false)
  return {
    onInteractOutside: (event: Event) => {
      // The button itself opens and closes; a press on it is not one beside what it opened.
      if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault()
      else leftBeside.current = true
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault()
      if (returnsFocus && !leftBeside.current) button.current?.focus()
      leftBeside.current = false
    },
  }
}
