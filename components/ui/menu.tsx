'use client'

import Link from 'next/link'
import { Slot } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { classes } from './classes'
import { onDemand } from './on-demand'
import { useOpening } from './use-opening'

const menu = onDemand(() => import('./menu-opened'))

/** Where a menu may open without its button being come near before. */
export const expectMenu = () => void menu.fetch().catch(() => {})

/** Not modal: the page behind stays readable and nothing has to lock its scrolling. */
export function Menu({
  trigger,
  label,
  align = 'end',
  returnsFocus = true,
  children,
  ...steered
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
  const { open, setOpen, opened, button, buttonProps } = useOpening(menu, steered)
  const [byKey, setByKey] = useState(false)
  return (
    <>
      <Slot.Root
        ref={button}
        aria-haspopup="menu"
        {...buttonProps}
        onPointerDown={(event: React.PointerEvent) => {
          if (event.button !== 0 || event.ctrlKey) return
          // The focus goes into the menu.
          if (!open) event.preventDefault()
          setByKey(false)
          setOpen(!open)
        }}
        onKeyDown={(event: React.KeyboardEvent) => {
          if (!['Enter', ' ', 'ArrowDown'].includes(event.key)) return
          event.preventDefault()
          setByKey(true)
          setOpen(event.key === 'ArrowDown' || !open)
        }}
      >
        {trigger}
      </Slot.Root>
      {opened && (
        <opened.OpenedMenu
          button={button}
          label={label}
          align={align}
          open={open}
          byKey={byKey}
          onOpenChange={setOpen}
          returnsFocus={returnsFocus}
        >
          {children}
        </opened.OpenedMenu>
      )}
    </>
  )
}

/** Items are drawn in a menu that has opened, so what they are made of is here. */
function partsOfMenu() {
  const opened = menu.read()
  if (!opened) throw new Error('This is drawn in a menu that has opened.')
  return opened.Parts
}

type ItemProps = { icon?: ReactNode; tone?: 'plain' | 'danger'; children: ReactNode }

/** Runs something here in the page. */
export function MenuItem({ onSelect, ...item }: ItemProps & { onSelect: (event: Event) => void }) {
  const Parts = partsOfMenu()
  return (
    <Parts.Item onSelect={onSelect} className={itemClass(item.tone)}>
      {item.icon}
      {item.children}
    </Parts.Item>
  )
}

export function MenuLink({ href, ...item }: ItemProps & { href: string }) {
  const Parts = partsOfMenu()
  return (
    <Parts.Item asChild>
      <Link href={href} className={itemClass(item.tone)}>
        {item.icon}
        {item.children}
      </Link>
    </Parts.Item>
  )
}

/** Fetches a file: not a page, so nothing is fetched before it is asked for. */
export function MenuDownload({ href, ...item }: ItemProps & { href: string }) {
  const Parts = partsOfMenu()
  return (
    <Parts.Item asChild>
      <a href={href} download className={itemClass(item.tone)}>
        {item.icon}
        {item.children}
      </a>
    </Parts.Item>
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
  const Parts = partsOfMenu()
  return (
    <Parts.RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen)
        if (option) onChange(option.value)
      }}
    >
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Parts.RadioItem key={option.value} value={option.value} className={itemClass('plain')}>
          <span className="flex w-4 justify-center">
            <Parts.ItemIndicator className="h-4 w-1.5 rounded-mark bg-accent forced-colors:bg-[CanvasText]" />
          </span>
          {option.label}
        </Parts.RadioItem>
      ))}
    </Parts.RadioGroup>
  )
}

export function MenuHeading({ title, detail }: { title: string; detail?: string }) {
  const Parts = partsOfMenu()
  return (
    <Parts.Label className="px-3 py-2">
      <span className="block font-semibold text-15">{title}</span>
      {detail && <span className="block text-13 text-ink-3">{detail}</span>}
    </Parts.Label>
  )
}

/** Names the items that follow. */
export function MenuLabel({ children }: { children: ReactNode }) {
  const Parts = partsOfMenu()
  return <Parts.Label className="px-3 pt-2 pb-1 text-13 text-ink-3">{children}</Parts.Label>
}

export function MenuSeparator() {
  const Parts = partsOfMenu()
  return <Parts.Separator className="mx-1 my-1 h-px bg-line" />
}

function itemClass(tone: 'plain' | 'danger' = 'plain') {
  return classes(
    'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-3 text-15 no-underline outline-offset-[-2px] select-none data-highlighted:bg-hover data-disabled:text-ink-3 pointer-coarse:min-h-11 [&_svg]:size-4.5 [&_svg]:shrink-0',
    tone === 'danger' ? 'text-danger' : 'text-ink',
  )
}
