'use client'

import dynamic from 'next/dynamic'
import { Lines } from '../opening-plan'

/** Fetched where somebody sits down to it. */
export const StillTruePage = dynamic(() => import('./still-true').then((module) => module.StillTrue), {
  loading: () => (
    <div className="mx-auto max-w-[728px] px-6 pt-10">
      <Lines />
    </div>
  ),
})
