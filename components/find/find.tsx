'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { hearFind } from './ask-to-find'
import type { Rooms } from './go-to'
import { useGoKeys } from './use-go-keys'

const FindDialog = dynamic(() => import('./find-dialog').then((module) => module.FindDialog), {
  loading: () => null,
})

/** Stands once for a practice's pages. What it opens is fetched when it is first asked for. */
export function Find(rooms: Rooms) {
  const [open, setOpen] = useState(false)
  useEffect(() => hearFind(() => setOpen(true)), [])
  useGoKeys(rooms)
  return open && <FindDialog practice={rooms.practice} onClose={() => setOpen(false)} />
}
