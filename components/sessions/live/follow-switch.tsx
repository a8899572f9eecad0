'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/switch'
import type { Follow } from './use-follow'

type Props = {
  name: string
  follow: Follow
  otherFollows: boolean | null
  /** On the dark band, where the key is heard too; otherwise on paper. */
  onBand?: boolean
}

/** "Daniel follows me", or what to do while Daniel leads. */
export function FollowSwitch({ name, follow, otherFollows, onBand = false }: Props) {
  useFollowKey(onBand ? follow : null)
  const { leads, setLeads, follows, setFollows } = follow
  if (follows !== null)
    return (
      <>
        <span role="status" className="hidden-words">
          {follows ? `You follow ${name}` : `You no longer follow ${name}`}
        </span>
        <Button look={onBand ? 'band-quiet' : 'quiet'} size={32} onClick={() => setFollows(!follows)}>
          {follows ? `You follow ${name}. Stop` : `Follow ${name} again`}
        </Button>
      </>
    )
  const away = leads && otherFollows === false
  return (
    <Switch
      onBand={onBand}
      checked={leads}
      onChange={(event) => setLeads(event.target.checked)}
      label={away ? `${name} looks around alone` : `${name} follows me`}
    />
  )
}

/** ⌘ ⇧ L, also while typing. */
function useFollowKey(follow: Follow | null) {
  const latest = useRef(follow)
  latest.current = follow
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'KeyL' || !event.shiftKey || !(event.metaKey || event.ctrlKey)) return
      if (!latest.current) return
      event.preventDefault()
      const { leads, setLeads, follows, setFollows } = latest.current
      if (follows === null) setLeads(!leads)
      else setFollows(!follows)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
