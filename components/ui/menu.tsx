'use client'

import Link from 'next/link'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from './classes'

/** Not modal: the page behind stays readable and nothing has to lock its scrolling. */
export function Menu({
  trigger,
  label,
  align = 'end',
  open,
  onOpenChange,
  returnsFocus = true,
  children,
}: {
  /** One button element. */
  trigger: ReactNode
  label: string
  align?: 'start' | 'center' | 'end'
  /** Steered from elsewhere, where it is not the button that opens it. */
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** False where whoever steers it says where the focus goes afterwards. */
  returnsFocus?: boolean
  children: ReactNode
}) {
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={returnsFocus ? undefined : (event) => event.preventDefault()}
          className="z-50 min-w-52 animate-appear rounded-panel border border-line bg-paper p-1 text-ink shadow-pop"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

type ItemProps = { icon?: ReactNode; tone?: 'plain' | 'danger'; children: ReactNode }

/** Runs something here in the page. */
export function MenuItem({ onSelect, ...item }: ItemProps & { onSelect: (event: Event) => void }) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={itemClass(item.tone)}>
      {item.icon}
      {item.children}
    </DropdownMenu.Item>
  )
}

export function MenuLink({ href, ...item }: ItemProps & { href: string }) {
  return (
    <DropdownMenu.Item asChild>
      <Link href={href} className={itemClass(item.tone)}>
        {item.icon}
        {item.children}
      </Link>
    </DropdownMenu.Item>
  )
}

/** Fetches a file: not a page, so nothing is fetched before it is asked for. */
export function MenuDownload({ href, ...item }: ItemProps & { href: string }) {
  return (
    <DropdownMenu.Item asChild>
      <a href={href} download className={itemClass(item.tone)}>
        {item.icon}
        {item.children}
      </a>
    </DropdownMenu.Item>
  )
}

export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: Value
  options: { value: Value; label: string }[]
  onChange: (value: Value) => void
}) {
  return (
    <DropdownMenu.RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen)
        if (option) onChange(option.value)
      }}
    >
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} value={option.value} className={itemClass('plain')}>
          <span className="flex w-4 justify-center">
            <DropdownMenu.ItemIndicator className="h-4 w-1.5 rounded-mark bg-accent forced-colors:bg-[CanvasText]" />
          </span>
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

export function MenuHeading({ title, detail }: { title: string; detail?: string }) {
  return (
    <DropdownMenu.Label className="px-3 py-2">
      <span className="block font-semibold text-15">{title}</span>
      {detail && <span className="block text-13 text-ink-3">{detail}</span>}
    </DropdownMenu.Label>
  )
}

/** Names the items that follow. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-3 pt-2 pb-1 text-13 text-ink-3">{children}</DropdownMenu.Label>
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="mx-1 my-1 h-px bg-line" />
}

function itemClass(tone: 'plain' | 'danger' = 'plain') {
  return classes(
    'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-3 text-15 no-underline outline-offset-[-2px] select-none data-highlighted:bg-hover data-disabled:text-ink-3 pointer-coarse:min-h-11 [&_svg]:size-4.5 [&_svg]:shrink-0',
    tone === 'danger' ? 'text-danger' : 'text-ink',
  )
}
