'use client'

import { Download, Ellipsis, Printer } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuDownload, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu'

/** What is done with a version besides reading and signing it: taken along, proven elsewhere, printed. */
export function VersionTools({ file }: { file: string }) {
  return (
    <Menu label="More about this version" trigger={<More />}>
      <MenuLabel>Take it along</MenuLabel>
      <MenuDownload href={`${file}?as=pdf`} icon={download}>
        PDF
      </MenuDownload>
      <MenuDownload href={`${file}?as=markdown`} icon={download}>
        Markdown
      </MenuDownload>
      <MenuDownload href={`${file}?as=json`} icon={download}>
        Data (JSON)
      </MenuDownload>
      <MenuDownload href={`${file}?as=pack`} icon={download}>
        Evidence pack
      </MenuDownload>
      <MenuSeparator />
      <MenuItem icon={<Printer aria-hidden="true" strokeWidth={1.75} />} onSelect={() => window.print()}>
        Print
      </MenuItem>
    </Menu>
  )
}

const download = <Download aria-hidden="true" strokeWidth={1.75} />

function More(trigger: object) {
  return (
    <IconButton {...trigger} label="More about this version">
      <Ellipsis aria-hidden="true" strokeWidth={1.75} />
    </IconButton>
  )
}
