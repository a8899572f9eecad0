import type { ReactNode } from 'react'
import { Blaze, type BlazeForm } from './blaze'
import { BackLink } from './way-back'

/** The plan's legal state as a sentence: "Draft", then "4 changes since version 2 was signed". */
export type DocumentState = {
  word: string
  more?: string
  /** Follows the word as part of its sentence: "Frozen" and " today at 6:52 am. Nobody can edit it." */
  rest?: string
  mark: 'attend' | 'plain' | 'accent'
  form?: BlazeForm
}

type Props = {
  back: { href: string; label: string }
  title: string
  state: DocumentState
  /** Opens the change list: a button or link that wraps the sentence. Without it the sentence is only read. */
  stateAction?: (sentence: ReactNode) => ReactNode
  saved?: ReactNode
  presence?: ReactNode
  /** Versions and other quiet tools. */
  tools?: ReactNode
  /** The one filled button. On a phone it moves to the dock, so it is hidden here. */
  primary?: ReactNode
}

/** Takes the top bar's place on the plan, the review and the certificate. */
export function DocumentBar({ back, title, state, stateAction, saved, presence, tools, primary }: Props) {
  const sentence = <StateSentence {...state} />
  const wrapped = stateAction ? stateAction(sentence) : sentence
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-desk print:hidden">
      <div className="flex h-14 items-center gap-2 px-4 sm:h-15 sm:gap-4 sm:px-5">
        <BackLink href={back.href} arrow="size-4.5">
          <span className="max-sm:hidden-words">{back.label}</span>
        </BackLink>
        <span aria-hidden="true" className="mx-1 hidden h-5 w-px bg-line sm:block" />
        <p className="min-w-0 truncate text-element-sm">{title}</p>
        <div className="hidden min-w-0 md:block">{wrapped}</div>
        <div className="ml-auto flex items-center gap-3 sm:gap-4">
          {saved}
          {presence && <div className="hidden items-center gap-2 sm:flex">{presence}</div>}
          {tools}
          {primary && <div className="hidden sm:block">{primary}</div>}
        </div>
      </div>
      <div className="flex min-h-11 items-center justify-between gap-3 border-line border-t px-4 md:hidden">
        {wrapped}
        {presence && <div className="flex items-center gap-2 sm:hidden">{presence}</div>}
      </div>
    </header>
  )
}

function StateSentence({ word, more, rest, mark, form = 'full' }: DocumentState) {
  return (
    <span className="inline-flex min-w-0 items-center gap-2 text-14 text-ink-2">
      <Blaze form={form} color={mark} className="h-3.5 w-[5px]" />
      <span className="md:truncate">
        <strong className="font-semibold text-ink">{word}</strong>
        {rest}
        {more && ` · ${more}`}
      </span>
    </span>
  )
}
