'use client'

import dynamic from 'next/dynamic'
import { Lines } from '../opening-plan'

/** Fetched where somebody sits down to write. */
export const FirstSittingPage = dynamic(
  () => import('./first-sitting').then((module) => module.FirstSitting),
  {
    loading: () => (
      <div className="mx-auto max-w-[1080px] px-6 pt-10">
        <Lines />
      </div>
    ),
  },
)
