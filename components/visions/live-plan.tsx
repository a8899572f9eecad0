'use client'

import dynamic from 'next/dynamic'
import { OpeningPlan } from './opening-plan'

/** The coach's page between sessions needs none of this, so it is fetched where somebody writes. */
export const LivePlan = dynamic(() => import('./writing').then((module) => module.Writing), {
  loading: () => <OpeningPlan />,
})
