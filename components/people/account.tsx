import { KeyRound } from 'lucide-react'
import { AccountMenu } from '@/components/ui/account-menu'
import { MenuLink, MenuSeparator } from '@/components/ui/menu'
import { ThemeMenuChoice } from '@/components/ui/theme-switch'
import type { CurrentActor } from '@/lib/auth/actor'
import { SignOutItem } from './sign-out-item'

/** Who is signed in here, and what they may do about it. */
export function Account({ who }: { who: CurrentActor }) {
  const color = who.actor.role === 'owner' ? 'neutral' : who.actor.role
  return (
    <AccountMenu name={who.member.name} detail={who.login.email} who={color}>
      <MenuLink href="/sign-ins" icon={<KeyRound aria-hidden="true" strokeWidth={1.75} />}>
        Your sign-ins
      </MenuLink>
      <MenuLink href="/privacy">Who can see what I write?</MenuLink>
      <MenuSeparator />
      <ThemeMenuChoice />
      <MenuSeparator />
      <SignOutItem />
    </AccountMenu>
  )
}
