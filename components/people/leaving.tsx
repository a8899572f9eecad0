'use client'

import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { leavePractice } from '@/lib/people/actions'

export function LeavePractice({ practice }: { practice: { slug: string; name: string } }) {
  return (
    <AskDialog
      trigger={<Button look="danger">Leave {practice.name}</Button>}
      title={`Leave ${practice.name}?`}
      body="From your next click on, this practice does not exist for you. To come back, you need another invitation."
      verb="Leave"
      busy="Leaving"
      keep="Stay"
      look="danger"
      run={() => leavePractice(practice.slug, {})}
      // A whole new page: nothing of the practice stays in memory.
      done={() => window.location.assign('/')}
    />
  )
}
