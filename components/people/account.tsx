import { CircleHelp, DoorOpen, History, KeyRound, Mail, UserRound } from 'lucide-react'
import { PracticeMark } from '@/components/brand/practice-mark'
import { KeysItem } from '@/components/keyboard/keys-item'
import { AccountMenu } from '@/components/ui/account-menu'
import { MenuLabel, MenuLink, MenuSeparator } from '@/components/ui/menu'
import { ThemeMenuChoice } from '@/components/ui/theme-switch'
import { type CurrentActor, homeIn } from '@/lib/auth/actor'
import { placeWords } from './place-words'
import { SignOutItem } from './sign-out-item'

/** Who is signed in here, where else they belong, and what they may do about it. */
export function Account({ who }: { who: CurrentActor }) {
  const color = who.actor.role === 'owner' ? 'neutral' : who.actor.role
  return (
    <AccountMenu name={who.member.name} detail={who.login.email} who={color}>
      <Switcher who={who} />
      <MenuLink
        href={`/p/${who.practice.slug}/settings/me`}
        icon={<UserRound aria-hidden="true" strokeWidth={1.75} />}
      >
        Your name and time zone
      </MenuLink>
      <MenuLink href="/sign-ins" icon={<KeyRound aria-hidden="true" strokeWidth={1.75} />}>
        Your sign-ins
      </MenuLink>
      <MenuLink
        href={`/p/${who.practice.slug}/record`}
        icon={<History aria-hidden="true" strokeWidth={1.75} />}
      >
        Who did what, and when
      </MenuLink>
      <MenuLink
        href={`/p/${who.practice.slug}/messages`}
        icon={<Mail aria-hidden="true" strokeWidth={1.75} />}
      >
        Messages
      </MenuLink>
      <MenuLink href="/privacy" icon={<CircleHelp aria-hidden="true" strokeWidth={1.75} />}>
        Who can see what I write?
      </MenuLink>
      <MenuLink
        href={`/p/${who.practice.slug}/settings/leave`}
        icon={<DoorOpen aria-hidden="true" strokeWidth={1.75} />}
      >
        Leave {who.practice.name}
      </MenuLink>
      <MenuSeparator />
      <ThemeMenuChoice />
      <MenuSeparator />
      <KeysItem />
      <SignOutItem />
    </AccountMenu>
  )
}

/** The same person in their other practices. Each has an address of its own, so two tabs never mix. */
function Switcher({ who }: { who: CurrentActor }) {
  if (who.elsewhere.length === 0) return null
  return (
    <>
      <MenuLabel>Your other practices</MenuLabel>
      {who.elsewhere.map((space) => (
        <MenuLink
          key={space.practice.id}
          href={homeIn(space)}
          icon={<PracticeMark {...space.practice} className="size-4.5" />}
        >
          <span>
            {space.practice.name}
            <span className="text-ink-3">, {placeWords[space.member.role]}</span>
          </span>
        </MenuLink>
      ))}
      <MenuSeparator />
    </>
  )
}
