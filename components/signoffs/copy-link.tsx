'use client'

import { Copy } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

/** For the other of the two: to everybody else this address is no page. */
export function CopyLink() {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href.replace(/#.*$/, ''))
      toast({ words: 'Copied. Only the two of you can open it' })
    } catch {
      toast({ words: 'The browser did not let it be copied. Copy the address above instead' })
    }
  }
  return (
    <Button
      look="quiet"
      icon={<Copy aria-hidden="true" strokeWidth={1.75} />}
      onClick={copy}
      className="max-md:hidden!"
    >
      Copy link
    </Button>
  )
}
