import type { ReactNode } from 'react'
import { type MarkedPassage, markRuns } from '@/lib/visions/document/mark-runs'
import { type RenderTarget, renderBlocks } from '@/lib/visions/document/render'
import type { Block, TextRun } from '@/lib/visions/document/rich-text'
import { markOf } from '../comments/mark'
import { ChangeBar } from './change-bar'

/** People's text, read-only. Lines break as in the editor, so that one can take the other's place without a jump. */
export function RichText({
  blocks,
  changed = [],
  passages = [],
  open = null,
}: {
  blocks: readonly Block[]
  /** Positions of blocks that carry a change bar. */
  changed?: readonly number[]
  /** Passages that something is said about, and the one of which the conversation is open. */
  passages?: readonly MarkedPassage[]
  open?: string | null
}) {
  const marked = passages.length > 0 ? markRuns(blocks, passages) : null
  const target = marked ? { ...asReact, marking: markingOf(marked.marks, open) } : asReact
  return (
    <div className="prose-doc whitespace-pre-wrap">
      {(marked?.blocks ?? blocks).map((block, position) => {
        const rendered = renderBlocks([block], target)
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

function markingOf(
  marks: ReadonlyMap<TextRun, readonly string[]>,
  open: string | null,
): NonNullable<RenderTarget<ReactNode>['marking']> {
  return {
    idsOf: (run) => marks.get(run) ?? [],
    mark: (ids, children, key) => (
      <mark key={key} {...markOf(ids, open)}>
        {children}
      </mark>
    ),
  }
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
