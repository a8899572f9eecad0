'use client'

import { Download, Ellipsis, Printer } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuDownload, MenuItem, MenuLabel, MenuLink, MenuSeparator } from '@/components/ui/menu'

type Props = {
  file: string
  number: number
  /** Both have signed it, so there is a certificate to take along. */
  agreed: boolean
  /** Where it is printed, from a page that shows something else. */
  printedAt?: string
}

/** What is done with a version besides reading and signing it: taken along, proven elsewhere, printed. */
export function VersionTools({ file, number, agreed, printedAt }: Props) {
  const label = `More about version ${number}`
  return (
    <Menu label={label} trigger={<More label={label} />}>
      <MenuLabel>Take it along</MenuLabel>
      <MenuDownload href={`${file}?as=pdf`} icon={download}>
        PDF
      </MenuDownload>
      {agreed && (
        <MenuDownload href={`${file}?as=certificate`} icon={download}>
          Certificate (PDF)
        </MenuDownload>
      )}
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
      {printedAt ? (
        <MenuLink href={printedAt} icon={printer}>
          Print
        </MenuLink>
      ) : (
        <MenuItem icon={printer} onSelect={() => window.print()}>
          Print
        </MenuItem>
      )}
    </Menu>
  )
}

const download = <Download aria-hidden="true" strokeWidth={1.75} />
const printer = <Printer aria-hidden="true" strokeWidth={1.75} />

function More({ label, ...trigger }: { label: string }) {
  return (
    <IconButton {...trigger} label={label}>
      <Ellipsis aria-hidden="true" strokeWidth={1.75} />
    </IconButton>
  )
}
