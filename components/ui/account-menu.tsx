'use client'

import type { ReactNode } from 'react'
import { Avatar, type Who } from './avatar'
import { Menu, MenuHeading, MenuSeparator } from './menu'
import { VisuallyHidden } from './visually-hidden'

/** The avatar at the right end of the top bar. Its items are those of Menu. */
export function AccountMenu({
  name,
  detail,
  who,
  children,
}: {
  name: string
  /** One quiet line under the name, such as the address they signed in with. */
  detail?: string
  who?: Who
  children: ReactNode
}) {
  return (
    <Menu
      label="Your account"
      trigger={
        <button type="button" className="reach relative rounded-full">
          <Avatar name={name} who={who} size={36} />
          <VisuallyHidden>{name}, your account</VisuallyHidden>
        </button>
      }
    >
      <MenuHeading title={name} detail={detail} />
      <MenuSeparator />
      {children}
    </Menu>
  )
}
