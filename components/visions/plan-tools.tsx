'use client'

import { Download, Ellipsis, History, Printer } from 'lucide-react'
import { IconButton, IconLink } from '@/components/ui/icon-button'
import { Menu, MenuDownload, MenuItem, MenuLabel, MenuLink, MenuSeparator } from '@/components/ui/menu'
import type { VisionScreen } from '@/lib/visions/screen'

type Props = { screen: Pick<VisionScreen, 'engagementId' | 'visionId' | 'seat' | 'may'>; practice: string }

/** The quiet tools of the document bar: what is done with the plan as a whole. */
export function PlanTools({ screen, practice }: Props) {
  const file = (form: string) => `/api/p/${practice}/engagements/${screen.engagementId}/export?as=${form}`
  return (
    <>
      <IconLink
        href={`/p/${practice}/${screen.seat}/visions/${screen.visionId}/history`}
        label="History"
        className="max-sm:hidden"
      >
        <History aria-hidden="true" strokeWidth={1.75} />
      </IconLink>
      <Menu label="More about this plan" trigger={<More />}>
        <MenuLink
          href={`/p/${practice}/${screen.seat}/visions/${screen.visionId}/history`}
          icon={<History aria-hidden="true" strokeWidth={1.75} />}
        >
          History
        </MenuLink>
        <MenuSeparator />
        {screen.may.export && (
          <>
            <MenuLabel>Export</MenuLabel>
            <MenuDownload href={file('pdf')} icon={download}>
              PDF
            </MenuDownload>
            <MenuDownload href={file('markdown')} icon={download}>
              Markdown
            </MenuDownload>
            <MenuDownload href={file('json')} icon={download}>
              Data (JSON)
            </MenuDownload>
            <MenuSeparator />
          </>
        )}
        <MenuItem icon={<Printer aria-hidden="true" strokeWidth={1.75} />} onSelect={() => window.print()}>
          Print
        </MenuItem>
      </Menu>
    </>
  )
}

const download = <Download aria-hidden="true" strokeWidth={1.75} />

function More(trigger: object) {
  return (
    <IconButton {...trigger} label="More about this plan">
      <Ellipsis aria-hidden="true" strokeWidth={1.75} />
    </IconButton>
  )
}
