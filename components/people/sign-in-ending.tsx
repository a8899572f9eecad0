'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { endOtherSignIns, endSignIn } from '@/lib/auth/actions'

export function EndSignInButton({ signInId, device }: { signInId: string; device: string }) {
  const [, end, ending] = useActionState(endSignIn, null)
  return (
    <form action={end}>
      <input type="hidden" name="signInId" value={signInId} />
      <Button type="submit" busy={ending && 'Ending'}>
        <span>
          End this sign-in<VisuallyHidden> on {device}</VisuallyHidden>
        </span>
      </Button>
    </form>
  )
}

export function EndOthersButton() {
  const [, end, ending] = useActionState(endOtherSignIns, null)
  return (
    <form action={end}>
      <Button type="submit" look="danger" busy={ending && 'Ending them'}>
        End all the others
      </Button>
    </form>
  )
}
