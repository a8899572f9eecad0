import { accentPreview } from '@/components/brand/accent'
import { PracticeMark } from '@/components/brand/practice-mark'
import { buttonClass } from '@/components/ui/button-class'
import type { Block, Mail } from '@/lib/emails/mail'

/** A mail as it will be read: the same blocks that are sent. Nothing in it can be pressed. */
export function MailSheet({ mail, mark }: { mail: Mail; mark: string }) {
  const { letterhead, blocks } = mail
  return (
    <div
      style={letterhead && accentPreview(letterhead.accentHue)}
      className="grid gap-4 rounded-sheet border border-line bg-paper px-6 py-7 shadow-sheet sm:px-9 sm:py-8"
    >
      {letterhead && (
        <p className="mb-1 flex items-center gap-2.5 text-element-sm">
          <PracticeMark name={letterhead.practice} mark={mark} />
          {letterhead.practice}
        </p>
      )}
      {blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are only ever written anew from the first to the last
        <Paragraph key={place} block={block} />
      ))}
    </div>
  )
}

function Paragraph({ block }: { block: Block }) {
  if ('link' in block)
    return <span className={`${buttonClass('primary', 40)} my-1 w-full`}>{block.words}</span>
  if ('code' in block) return <p className="font-semibold text-h2">{block.code}</p>
  if ('aside' in block) return <p className="text-13 text-ink-3">{block.aside}</p>
  return (
    <p className="font-serif text-[1.1875rem]/7 whitespace-pre-line [overflow-wrap:anywhere]">{block.say}</p>
  )
}
