import { Document, Page, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { Look } from './look'

type Props = {
  look: Look
  title: string
  author: string
  /** Who it comes from, at the foot of every page. */
  foot: string
  size: PaperSize
  children: ReactNode
}

export type PaperSize = 'A4' | 'LETTER'

/** Letters are written on Letter where people live in an American zone, and on A4 everywhere else. */
export function paperSizeIn(timeZone: string): PaperSize {
  return timeZone.startsWith('America/') || timeZone === 'Pacific/Honolulu' ? 'LETTER' : 'A4'
}

/** What a sheet leaves free on its left for the numbers that hang there, in points. */
export const margin = 88

/** A file of pages that can be read aloud, searched and copied from; each says what it is and where one is in it. */
export function Paper({ look, title, author, foot, size, children }: Props) {
  return (
    <Document title={title} author={author} creator="Waymark" producer="Waymark" language="en-US">
      <Page
        size={size}
        style={{ ...look.body, paddingTop: 68, paddingBottom: 34, paddingHorizontal: margin }}
        layout={(page) => (
          <View style={{ flexGrow: 1 }}>
            <View style={{ flexGrow: 1 }}>{page.children}</View>
            <View style={{ flexDirection: 'row', gap: 16, marginTop: 18, ...look.small }}>
              <Text style={{ flex: 1 }}>{foot}</Text>
              <Text>
                {page.pageNumber} of {page.totalPages}
              </Text>
            </View>
          </View>
        )}
      >
        {children}
      </Page>
    </Document>
  )
}

/** Name and subtitle over a hairline, as on the sheet of the plan. */
export function PaperTitle({
  look,
  above,
  title,
  below,
}: {
  look: Look
  above: string
  title: string
  below: string
}) {
  return (
    <View style={{ borderBottomWidth: 0.75, borderBottomColor: look.ink.line, paddingBottom: 12 }}>
      <Text style={look.plain}>{above}</Text>
      <Text style={{ ...look.display, marginTop: 4 }}>{title}</Text>
      <Text style={{ ...look.part, marginTop: 6 }}>{below}</Text>
    </View>
  )
}
