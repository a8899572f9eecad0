'use client'

import { AskDialog } from '@/components/engagements/ask-dialog'
import { Button } from '@/components/ui/button'
import { moveVision } from '@/lib/templates/actions'

type Props = { practice: string; visionId: string; version: number }

export function MoveVision({ practice, visionId, version }: Props) {
  return (
    <AskDialog
      trigger={<Button look="secondary">Move my plan to version {version}</Button>}
      title={`Move your plan to version ${version}?`}
      body="Every word stays. Sections that are asked no more follow at the end; what is private stays private. It cannot be moved back."
      verb="Move my plan"
      busy="Moving"
      keep="Leave it as it is"
      run={() => moveVision(practice, visionId)}
      // A whole new page: whatever is open of the plan still asks what it asked before.
      done={() => window.location.assign(`/p/${practice}/client/visions/${visionId}`)}
    />
  )
}
