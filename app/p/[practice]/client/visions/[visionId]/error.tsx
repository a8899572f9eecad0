'use client'

import { PlanDidNotOpen } from '@/components/visions/plan-did-not-open'

type Props = { error: unknown; retry: () => void }

export default function VisionError({ error, retry }: Props) {
  const mention = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return <PlanDidNotOpen onTryAgain={retry} mention={mention} />
}
