'use client'

import { KeyRound } from 'lucide-react'
import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { signOn } from '@/lib/auth/actions'

export function SignOnForm({ provider }: { provider: string }) {
  const [, go, going] = useActionState(signOn, null)
  return (
    <form action={go} className="mt-6 grid gap-6">
      <p className="flex items-center gap-4 text-14 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      <Button
        type="submit"
        size={48}
        icon={<KeyRound aria-hidden="true" strokeWidth={1.75} />}
        busy={going && `Opening ${provider}`}
      >
        Continue with {provider}
      </Button>
    </form>
  )
}
