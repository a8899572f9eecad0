import { type DocumentProps, renderToBuffer } from '@react-pdf/renderer'
import type { ReactElement } from 'react'

/** The bytes of the file. `paper` is a `Paper`, called as a function: the printer wants the document itself. */
export async function print(paper: ReactElement<DocumentProps>): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await renderToBuffer(paper))
}
