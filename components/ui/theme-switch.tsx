'use client'

import { useEffect, useState } from 'react'
import { MenuChoice } from './menu'
import { Segmented } from './segmented'
import { type ThemeChoice, themeChoice, themeCookie } from './theme'

/** `choice` is what the cookie said when the page was drawn. */
export function ThemeSwitch({ choice }: { choice: ThemeChoice }) {
  const [chosen, choose] = useState(choice)
  return (
    <Segmented
      label="Theme"
      value={chosen}
      options={options}
      onChange={(next) => {
        choose(next)
        apply(next)
      }}
    />
  )
}

/** The same choice inside a menu. */
export function ThemeMenuChoice() {
  const [chosen, choose] = useState<ThemeChoice>('system')
  useEffect(() => choose(themeChoice(document.documentElement.dataset.theme)), [])
  return (
    <MenuChoice
      label="Theme"
      value={chosen}
      options={options}
      onChange={(next) => {
        choose(next)
        apply(next)
      }}
    />
  )
}

const options: { value: ThemeChoice; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'As this device' },
]

/** Shown at once, and kept in a cookie so that the server draws the next page in it. */
function apply(choice: ThemeChoice) {
  const { dataset } = document.documentElement
  if (choice === 'system') delete dataset.theme
  else dataset.theme = choice
  const secure = location.protocol === 'https:' ? '; secure' : ''
  const age = choice === 'system' ? 0 : 365 * 24 * 60 * 60
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
  document.cookie = `${themeCookie}=${choice}; path=/; max-age=${age}; samesite=lax${secure}`
}
