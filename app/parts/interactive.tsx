'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/dialog'
import { Popover } from '@/components/ui/popover'
import { SavedFace } from '@/components/ui/saved-indicator'
import { Segmented } from '@/components/ui/segmented'
import type { ThemeChoice } from '@/components/ui/theme'
import { ThemeSwitch } from '@/components/ui/theme-switch'
import { toast } from '@/components/ui/toast'

type View = 'changes' | 'plan'

export function TwoViews() {
  const [view, setView] = useState<View>('changes')
  return (
    <Segmented
      label="What to show"
      value={view}
      onChange={setView}
      options={[
        { value: 'changes', label: 'Changes' },
        { value: 'plan', label: 'Whole plan' },
      ]}
    />
  )
}

export function Opened({ theme }: { theme: ThemeChoice }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button size={32} onClick={() => toast({ words: 'Recap sent to Daniel', undo: () => {} })}>
        Show a toast
      </Button>
      <Dialog
        trigger={<Button size={32}>Open the dialog</Button>}
        title="Freeze this draft as version 3?"
        body="Both of you can read and sign it. Nobody can edit it. A new draft opens for whatever comes next."
      >
        <DialogActions>
          <DialogClose>
            <Button look="primary">Freeze version 3</Button>
          </DialogClose>
          <DialogClose>
            <Button look="quiet">Keep drafting</Button>
          </DialogClose>
        </DialogActions>
      </Dialog>
      <Popover align="start" label="Who can see this" trigger={<Button size={32}>Open the popover</Button>}>
        <p className="text-15">Only you and Maya can read it.</p>
      </Popover>
      <ThemeSwitch choice={theme} />
    </div>
  )
}

export function SavedStates() {
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      <SavedFace saved={{ state: 'saving' }} />
      <SavedFace saved={{ state: 'saved' }} />
      <SavedFace saved={{ state: 'kept-on-device', edits: 3 }} />
      <SavedFace saved={{ state: 'syncing', edits: 3 }} />
      <SavedFace saved={{ state: 'trouble' }} />
    </div>
  )
}
