'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/dialog'
import { Switch } from '@/components/ui/switch'
import { keyGroups } from './keys'
import { letterKeysAreOn, turnLetterKeys } from './letter-keys'

/** The keys, and the switch for those that are a letter alone. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(letterKeysAreOn)
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Keys"
      body="What a keyboard does here. Keys of one letter are quiet while you type."
    >
      {keyGroups.map(({ title, keys }) => (
        <section key={title} aria-label={title} className="mt-5">
          <h3 className="pb-1 font-semibold text-13 text-ink-2">{title}</h3>
          <dl className="border-line border-t">
            {keys.map(({ press, does, letter }) => (
              <div
                key={press}
                className={`grid grid-cols-[9.5rem_1fr] gap-3 border-line border-b py-1.5 text-14 ${letter && !on ? 'text-ink-3 line-through' : ''}`}
              >
                <dt className="font-semibold">{press}</dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Switch
        className="mt-5"
        label="Keys of one letter"
        checked={on}
        onChange={({ target }) => {
          turnLetterKeys(target.checked)
          setOn(target.checked)
        }}
      />
      <DialogActions>
        <DialogClose>
          <Button>Close</Button>
        </DialogClose>
      </DialogActions>
    </Dialog>
  )
}
