import { Button } from '@/components/ui/button'
import { signOutAddress } from './sign-out'

/** The same outside a menu, and before any script has loaded. */
export function SignOutButton() {
  return (
    <form method="post" action={signOutAddress}>
      <Button type="submit">Sign out</Button>
    </form>
  )
}
