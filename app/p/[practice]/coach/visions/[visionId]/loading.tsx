import { OpeningPlan } from '@/components/visions/opening-plan'

export default function Loading() {
  return <OpeningPlan />
}
