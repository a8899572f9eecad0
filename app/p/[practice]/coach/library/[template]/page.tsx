import type { Metadata } from 'next'
import { CoachBar } from '@/components/people/coach-bar'
import { TemplateEditor } from '@/components/templates/template-editor'
import { Main } from '@/components/ui/main'
import { TextLink } from '@/components/ui/text-link'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { dayOf, recordDay } from '@/lib/dates'
import { Refusal } from '@/lib/refusal'
import { templateScreen } from '@/lib/templates/queries'
import { wordsOf } from '@/lib/templates/words'

export const metadata: Metadata = { title: 'Template' }

type Params = { params: Promise<{ practice: string; template: string }> }

export default async function TemplatePage({ params }: Params) {
  const { practice, template: id } = await params
  const who = await memberOrNotFound(practice, 'owner', 'coach')
  const screen = await templateScreen(who.actor, id).catch((error: unknown) => {
    if (error instanceof Refusal) return notFoundFor(who, id)
    throw error
  })
  const { template, savedAt, savedBy, retired } = screen
  const saved = recordDay(dayOf(savedAt, who.member.timeZone))
  return (
    <>
      <CoachBar who={who} />
      <Main className="mx-auto max-w-[52rem] px-4 pt-8 pb-24 sm:px-7">
        <p className="text-13">
          <TextLink tone="meta" href={`/p/${practice}/coach/library`}>
            Library
          </TextLink>
        </p>
        <h1 className="mt-1 text-title">{template.title}</h1>
        <p className="mt-2 text-15 text-ink-2">
          Version {template.version}, saved by {savedBy} on {saved}.{' '}
          {retired
            ? 'It is retired: no new plan begins with it.'
            : 'New plans begin with the newest version; plans that have begun stay as they are.'}
        </p>
        <TemplateEditor
          key={`${template.key}-${template.version}`}
          practice={practice}
          templateId={template.key}
          version={template.version}
          words={wordsOf(template)}
          readOnly={retired || who.practice.closedAt !== null}
        />
      </Main>
    </>
  )
}
