'use client'

import { createContext, type ReactNode, use, useMemo, useState } from 'react'

type Unseen = { address: string; count: number; setCount: (count: number) => void }

const Context = createContext<Unseen | null>(null)

/** How many notices wait, for every bell below: counted with the page, and kept up by whichever bell is on it. */
export function UnseenNotices({
  practice,
  unseen,
  children,
}: {
  practice: string
  unseen: number
  children: ReactNode
}) {
  const [count, setCount] = useState(unseen)
  const value = useMemo(() => ({ address: `/p/${practice}`, count, setCount }), [practice, count])
  return <Context value={value}>{children}</Context>
}

export const useUnseen = () => use(Context)
