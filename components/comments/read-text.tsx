'use client'

import { useMemo } from 'react'
import { RichText } from '@/components/visions/rich-text'
import { textAttribute } from './page-selection'
import { type SettledWords, settledSource } from './source'
import { usePassages } from './use-passages'

type Props = { written: SettledWords; hasText: boolean; changed?: readonly number[] }

/** The text of a section where it is read, with what is said about it. Without text, its elements are still spoken about. */
export function ReadText({ written, hasText, changed }: Props) {
  const source = useMemo(() => settledSource(written), [written])
  const { passages, open } = usePassages(written.key, source, written)
  if (!hasText) return null
  return (
    <div {...{ [textAttribute]: written.key }}>
      <RichText blocks={written.text} changed={changed} passages={passages} open={open} />
    </div>
  )
}
