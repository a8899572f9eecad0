import { Link, Text, View } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { type RenderTarget, renderBlocks } from '@/lib/visions/document/render'
import type { Block } from '@/lib/visions/document/rich-text'
import type { Look } from './look'

/** People's text on paper, through the one serializer. Text is drawn, never read as markup. */
export function Words({ blocks, look }: { blocks: readonly Block[]; look: Look }) {
  return (
    <View style={{ ...look.body, gap: look.body.fontSize * 0.7 }}>{renderBlocks(blocks, onPaper(look))}</View>
  )
}

type Piece = string | ReactElement

function onPaper(look: Look): RenderTarget<Piece> {
  return {
    text: (text) => text,
    hardBreak: () => '\n',
    bold: (children, key) => (
      <Text key={key} style={{ fontWeight: 600 }}>
        {children}
      </Text>
    ),
    italic: (children, key) => (
      <Text key={key} style={{ fontStyle: 'italic' }}>
        {children}
      </Text>
    ),
    link: (href, children, key) => (
      <Link key={key} src={href} style={{ color: look.ink.accentInk, textDecoration: 'underline' }}>
        {children}
      </Link>
    ),
    // An empty paragraph keeps its line.
    paragraph: (children, key) => (
      <Text key={key} orphans={2} widows={2} hyphenationPenalty={neverWithin}>
        {children.length > 0 ? children : ' '}
      </Text>
    ),
    bulletList: (items, key) => <View key={key}>{items.map((item) => withSign(item, '•'))}</View>,
    orderedList: (start, items, key) => (
      <View key={key}>{items.map((item, index) => withSign(item, `${start + index}.`))}</View>
    ),
    listItem: (children, key) => (
      <View key={key} style={{ flex: 1 }}>
        {children}
      </View>
    ),
  }
}

/**
 * Where bold begins or ends within a word, or a typeface does, a line could be broken as at a syllable, with a hyphen that
 * nobody wrote. This much is never paid; only an address that is longer than a line is still broken.
 */
const neverWithin = 10_000

function withSign(item: Piece, sign: string) {
  const key = typeof item === 'string' ? item : item.key
  return (
    <View key={key} style={{ flexDirection: 'row' }}>
      <Text style={{ width: sign.length > 2 ? 26 : 18 }}>{sign}</Text>
      {item}
    </View>
  )
}
