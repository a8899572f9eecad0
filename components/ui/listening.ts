import { useSyncExternalStore } from 'react'

/**
 * Whether the page listens yet. A form whose fields are its script's is inert until then: what was written earlier would
 * stand there and not count, and a press would send the words away in the address.
 */
export const useListening = () =>
  useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
