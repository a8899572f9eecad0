'use client'

import { FileText } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Blaze } from '@/components/ui/blaze'
import { buttonClass } from '@/components/ui/button-class'
import { classes } from '@/components/ui/classes'
import { useListening } from '@/components/ui/listening'
import { factsInWords } from '@/lib/signoffs/verdict-words'
import { foreign, type PackVerdict, verifyPack } from '@/lib/signoffs/verify'
import { inEights } from './plan-words'

type Told = { name: string; verdict: PackVerdict }

const mostBytes = 20 * 1024 * 1024

/** A place to drop a file, and what is true of it. The file is read here and goes nowhere. */
export function VerifyPack() {
  const listening = useListening()
  const [told, setTold] = useState<Told | null>(null)
  const [over, setOver] = useState(false)
  const result = useRef<HTMLDivElement>(null)

  const check = useCallback(async (file: File | undefined) => {
    if (!file) return
    setTold({ name: file.name, verdict: await verdictOn(file) })
    result.current?.focus()
  }, [])

  // Wherever on the page it falls: beside the box, the browser would open the file in place of the page.
  useEffect(() => {
    const onDrag = (event: DragEvent) => {
      event.preventDefault()
      setOver(event.type === 'dragover')
    }
    const onDrop = (event: DragEvent) => {
      onDrag(event)
      void check(event.dataTransfer?.files[0])
    }
    window.addEventListener('dragover', onDrag)
    window.addEventListener('dragleave', onDrag)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDrag)
      window.removeEventListener('dragleave', onDrag)
      window.removeEventListener('drop', onDrop)
    }
  }, [check])

  return (
    <div inert={!listening} className="grid gap-5">
      <div
        className={classes(
          'grid justify-items-center gap-3 rounded-panel border border-edge border-dashed px-6 py-10 text-center transition-colors',
          over ? 'bg-accent-soft' : 'bg-paper',
        )}
      >
        <FileText aria-hidden="true" strokeWidth={1.75} className="size-6 text-ink-3" />
        <label
          className={classes(
            buttonClass('primary', 48),
            'max-w-full text-center whitespace-normal! has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus cursor-pointer',
          )}
        >
          Choose an evidence pack
          <input
            type="file"
            accept=".json,application/json"
            className="hidden-words"
            onChange={(event) => {
              void check(event.target.files?.[0])
              // The same file may be chosen again.
              event.target.value = ''
            }}
          />
        </label>
        <p className="text-13 text-ink-3">or drop it here. It ends in “.waymark.json”.</p>
      </div>
      <div ref={result} tabIndex={-1} role="status" className="outline-none">
        {told && <Verdict {...told} />}
      </div>
    </div>
  )
}

async function verdictOn(file: File): Promise<PackVerdict> {
  if (file.size > mostBytes) return foreign('It is larger than any evidence pack.')
  // A folder can be dropped, and what was chosen may be gone by now.
  const text = await file.text().catch(() => null)
  return text === null ? foreign('It could not be read.') : verifyPack(text)
}

function Verdict({ name, verdict }: Told) {
  if (!verdict.whole && verdict.foreign)
    return (
      <div className="grid gap-2 rounded-panel border border-edge bg-paper px-5 py-4">
        <h2 className="text-h2">There is nothing to check in this file.</h2>
        <p className="text-15">
          {verdict.problem} Printed or as a PDF, a plan and its certificate can be read and not checked. Ask
          either of the two for the evidence pack: it lies beside the certificate, in the menu.
        </p>
        <p className="text-13 text-ink-2 wrap-anywhere">{name}</p>
      </div>
    )
  if (!verdict.whole)
    return (
      <div className="grid gap-2 rounded-panel border border-danger bg-danger-soft px-5 py-4">
        <h2 className="text-h2 text-danger">This is not whole.</h2>
        <p className="text-15">
          {verdict.problem} Do not rely on it: either of the two can download it anew.
        </p>
        <p className="text-13 text-ink-2 wrap-anywhere">{name}</p>
      </div>
    )
  const { facts } = verdict
  return (
    <div className="grid gap-3 rounded-panel border border-accent-line bg-paper px-5 py-4">
      <h2 className="flex items-center gap-2.5 text-h2">
        <Blaze form={facts.agreed ? 'full' : 'half'} size="medium" />
        {facts.withheld
          ? 'It is whole, as far as it can be checked without a name.'
          : 'It is whole. Not a byte of it has changed.'}
      </h2>
      <ul className="grid gap-1.5 text-15 text-ink-2">
        {factsInWords(facts).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="text-13 text-ink-2">
        Fingerprint
        <span className="flex max-w-84 flex-wrap gap-x-2 text-ink tabular-nums">
          {inEights(facts.pack.seal.digest).map((part, index) => (
            <span key={String(index)}>{part}</span>
          ))}
        </span>
      </p>
      <p className="text-13 text-ink-3 wrap-anywhere">
        {name} · event {facts.record.seq} of the record
      </p>
    </div>
  )
}
