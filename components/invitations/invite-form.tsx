'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ComponentProps, type ReactNode, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Field, TextareaField } from '@/components/ui/field'
import { focusFirstTrouble, type Troubles, troublesIn } from '@/components/ui/field-troubles'
import { FormProblem, problemOf } from '@/components/ui/form-problem'
import { useListening } from '@/components/ui/listening'
import { Main } from '@/components/ui/main'
import { SelectField } from '@/components/ui/select-field'
import { toast } from '@/components/ui/toast'
import type { Outcome } from '@/lib/action'
import { inviteClient, inviteCoach } from '@/lib/invitations/actions'
import { invitationMail } from '@/lib/invitations/words'
import type { TemplateChoice } from '@/lib/templates/queries'
import { MailSheet } from './mail-sheet'

type Props = {
  to: 'client' | 'coach'
  practice: { slug: string; name: string; mark: string; accentHue: number }
  inviter: string
  /** The inviter's own day, where an engagement begins unless they say otherwise. */
  today: string
  /** What a client's plan may start from; the first one, unless another is chosen. */
  templates?: readonly TemplateChoice[]
  /** Where the page goes on afterwards. */
  next: string
  later: string
  /** The heading. */
  children: ReactNode
  /** What stands under the form. */
  below?: ReactNode
}

const empty = { firstName: '', lastName: '', email: '', note: '' }

/** Who is invited, and beside it the mail exactly as they will read it, while it is typed. */
export function InviteForm({
  to,
  practice,
  inviter,
  today,
  templates = [],
  next,
  later,
  children,
  below,
}: Props) {
  const router = useRouter()
  const listening = useListening()
  const [person, setPerson] = useState(empty)
  const [agreed, setAgreed] = useState({ purpose: '', startsOn: today, sessionsAgreed: '8' })
  const [template, setTemplate] = useState(0)
  const [troubles, setTroubles] = useState<Troubles>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, start] = useTransition()

  const send = (form: HTMLFormElement) =>
    start(async () => {
      const answer = await invite().catch(() => null)
      if (answer === 'troubles') return focusFirstTrouble(form)
      if (answer?.ok) {
        toast({ words: `The invitation to ${person.firstName.trim()} is on its way.` })
        router.push(next)
        router.refresh()
      } else if (answer?.refusal.kind === 'conflict') {
        setTroubles({ email: answer.refusal.sentence })
        focusFirstTrouble(form)
      } else setProblem(problemOf(answer, 'Nothing was sent. Try again.'))
    })

  async function invite(): Promise<Outcome<unknown> | 'troubles'> {
    const { inviteClientInput, inviteCoachInput } = await import('@/lib/invitations/input')
    setProblem(null)
    const chosen = templates[template]
    const client = {
      ...person,
      ...agreed,
      sessionsAgreed: Number(agreed.sessionsAgreed),
      template: chosen && { key: chosen.key, version: chosen.version },
    }
    const read = to === 'client' ? inviteClientInput.safeParse(client) : inviteCoachInput.safeParse(person)
    setTroubles(read.success ? {} : troublesIn(read.error))
    if (!read.success) return 'troubles'
    return to === 'client' ? inviteClient(practice.slug, client) : inviteCoach(practice.slug, person)
  }

  const field = (name: keyof typeof empty) => ({
    name,
    value: person[name],
    error: troubles[name],
    onChange: ({ target }: { target: { value: string } }) => {
      setPerson((before) => ({ ...before, [name]: target.value }))
      setTroubles((before) => ({ ...before, [name]: undefined }))
    },
  })
  const agreement = (name: keyof typeof agreed) => ({
    name,
    value: agreed[name],
    error: troubles[name],
    onChange: ({ target }: { target: { value: string } }) => {
      setAgreed((before) => ({ ...before, [name]: target.value }))
      setTroubles((before) => ({ ...before, [name]: undefined }))
    },
  })

  const firstName = person.firstName.trim()
  const mail = invitationMail(
    {
      to,
      invited: firstName,
      inviter,
      practice: practice.name,
      accentHue: practice.accentHue,
      note: person.note,
    },
    '/',
  )
  return (
    <>
      <Main className="min-w-0 px-5 pt-8 pb-16 sm:px-10 lg:px-18 lg:pt-11">
        {children}
        <form
          inert={!listening}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            send(event.currentTarget)
          }}
          className="mt-7 grid max-w-[27.5rem] gap-5"
        >
          <div className="grid gap-x-3.5 gap-y-5 sm:grid-cols-2">
            <Field label="First name" autoComplete="off" maxLength={59} {...field('firstName')} />
            <Field label="Last name" autoComplete="off" maxLength={59} {...field('lastName')} />
          </div>
          {/* Not type="email": browsers refuse or rewrite addresses that mail accepts. */}
          <Field
            label="Email"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...field('email')}
          />
          {to === 'client' && <AgreedFields field={agreement} />}
          {to === 'client' && templates.length > 1 && (
            <SelectField
              label="What the plan asks"
              options={templates.map(({ title }, at) => ({ value: String(at), label: title }))}
              value={template}
              onChange={({ target }) => setTemplate(Number(target.value))}
              hint="Your templates are in the library."
            />
          )}
          <TextareaField
            label="A line from you"
            aside={<span className="text-13 text-ink-3">Optional</span>}
            forPerson
            maxLength={1000}
            {...field('note')}
          />
          <FormProblem>{problem}</FormProblem>
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" look="primary" size={48} busy={sending && 'Sending'}>
              Send invitation
            </Button>
            <Link href={next} className={buttonClass('quiet', 48)}>
              {later}
            </Link>
          </div>
        </form>
        {below}
      </Main>
      <TheirMail mail={mail} mark={practice.mark} to={firstName || 'they'} />
    </>
  )
}

type AgreedName = 'purpose' | 'startsOn' | 'sessionsAgreed'

/** What the two agreed on before the engagement begins. */
function AgreedFields({
  field,
}: {
  field: (name: AgreedName) => Omit<ComponentProps<typeof Field>, 'label'>
}) {
  return (
    <>
      <Field
        label="What you will work on"
        maxLength={200}
        hint="One line that you both recognize: Operations to product-launch lead."
        {...field('purpose')}
      />
      <div className="grid gap-x-3.5 gap-y-5 sm:grid-cols-2">
        <Field label="Begins" type="date" {...field('startsOn')} />
        <Field label="Sessions agreed" inputMode="numeric" maxLength={3} {...field('sessionsAgreed')} />
      </div>
    </>
  )
}

function TheirMail({ to, ...sheet }: ComponentProps<typeof MailSheet> & { to: string }) {
  return (
    <aside
      aria-labelledby="mail"
      className="border-line bg-sunk px-5 py-8 max-lg:border-t sm:px-10 lg:border-l lg:pt-11"
    >
      <h2 id="mail" className="font-semibold text-13 text-ink-2">
        What {to} will read
      </h2>
      <div className="mt-3">
        <MailSheet {...sheet} />
      </div>
      <p className="mt-3 text-13 text-ink-3">You can send another at any time, and take this one back.</p>
    </aside>
  )
}
