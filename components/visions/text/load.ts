import { useEffect, useState } from 'react'
import type TextEditor from './text-editor'

type Loaded = typeof TextEditor

let loading: Promise<Loaded> | undefined

/** Fetches the editor's code, once. */
export function loadTextEditor(): Promise<Loaded> {
  loading ??= import('./text-editor').then((module) => module.default)
  // A failed fetch is tried again with the next section that wants an editor.
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

/** The editor component from the moment it is wanted and has arrived. */
export function useTextEditor(wanted: boolean): Loaded | null {
  const [loaded, setLoaded] = useState<{ Editor: Loaded } | null>(null)
  useEffect(() => {
    if (!wanted) return
    let left = false
    loadTextEditor().then(
      (Editor) => {
        if (!left) setLoaded({ Editor })
      },
      () => {},
    )
    return () => {
      left = true
    }
  }, [wanted])
  return loaded?.Editor ?? null
}
