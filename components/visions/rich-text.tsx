import type { ReactNode } from 'react'
import { type RenderTarget, renderBlocks } from '@/lib/visions/document/render'
import type { Block } from '@/lib/visions/document/rich-text'
import { ChangeBar } from './change-bar'

/** People's text, read-only. Lines break as in the editor, so that one can take the other's place without a jump. */
export function RichText({
  blocks,
  changed = [],
}: {
  blocks: readonly Block[]
  /** Positions of blocks that carry a change bar. */
  changed?: readonly number[]
}) {
  return (
    <div className="prose-doc whitespace-pre-wrap">
      {blocks.map((block, position) => {
        const rendered = renderBlocks([block], asReact)
        // A block is its position: text has no other identity while it is only read.
        return changed.includes(position) ? (
          <ChangeBar key={String(position)} block={position} className="mt-3.5 first:mt-0">
            {rendered}
          </ChangeBar>
        ) : (
          <Plain key={String(position)}>{rendered}</Plain>
        )
      })}
    </div>
  )
}

function Plain({ children }: { children: ReactNode }) {
  return children
}

const asReact: RenderTarget<ReactNode> = {
  text: (text) => text,
  hardBreak: (key) => <br key={key} />,
  bold: (children, key) => <strong key={key}>{children}</strong>,
  italic: (children, key) => <em key={key}>{children}</em>,
  link: (href, children, key) => (
    <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  // An empty paragraph keeps its line.
  paragraph: (children, key) => <p key={key}>{children.length > 0 ? children : <br />}</p>,
  bulletList: (items, key) => <ul key={key}>{items}</ul>,
  orderedList: (start, items, key) => (
    <ol key={key} start={start}>
      {items}
    </ol>
  ),
  listItem: (children, key) => <li key={key}>{children}</li>,
}
