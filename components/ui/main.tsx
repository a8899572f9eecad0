import type { ComponentProps } from 'react'

/** The page's one main landmark, where the skip link lands. */
export function Main(props: Omit<ComponentProps<'main'>, 'id' | 'tabIndex'>) {
  return <main {...props} id="main" tabIndex={-1} />
}
