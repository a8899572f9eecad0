import { CalendarDays, FilePen, History, House, Lock, Signpost, WifiOff } from 'lucide-react'
import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { ChartCover } from '@/components/brand/chart'
import { WaymarkLogo } from '@/components/brand/waymark-logo'
import { AccountMenu } from '@/components/ui/account-menu'
import { Avatar } from '@/components/ui/avatar'
import { BarMessage } from '@/components/ui/bar-message'
import { Blaze, SkillLevel } from '@/components/ui/blaze'
import { Button } from '@/components/ui/button'
import { Checkbox, Tick } from '@/components/ui/checkbox'
import { classes } from '@/components/ui/classes'
import { DialogPaper } from '@/components/ui/dialog-paper'
import { DocumentBar } from '@/components/ui/document-bar'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { CodeField, Field, TextareaField } from '@/components/ui/field'
import { IconLink } from '@/components/ui/icon-button'
import { LinkButton } from '@/components/ui/link-button'
import { ListRow, RowLink } from '@/components/ui/list-row'
import { LiveBand } from '@/components/ui/live-band'
import { Main } from '@/components/ui/main'
import { PrivatePanel } from '@/components/ui/private-panel'
import { StatusWord } from '@/components/ui/status-word'
import { Switch } from '@/components/ui/switch'
import { TabBar } from '@/components/ui/tab-bar'
import { TextLink } from '@/components/ui/text-link'
import { themeChoice, themeCookie } from '@/components/ui/theme'
import { ThemeMenuChoice } from '@/components/ui/theme-switch'
import { Time } from '@/components/ui/time'
import { toastClass } from '@/components/ui/toast-class'
import { TopBar } from '@/components/ui/top-bar'
import { Trail, type TrailMark, trailSentence } from '@/components/ui/trail'
import { ViewLinks } from '@/components/ui/view-links'
import { Opened, SavedStates, TwoViews } from './interactive'

export const metadata: Metadata = { title: 'The parts' }

/** Every part on one sheet, for building and for visual regression. Not part of a real installation. */
export default async function PartsPage() {
  if (process.env.NODE_ENV === 'production' && process.env.WAYMARK_DEMO !== '1') notFound()
  const theme = themeChoice((await cookies()).get(themeCookie)?.value)
  return (
    <Main className="px-4 py-8 sm:px-12">
      <div className="flex items-center justify-between gap-4">
        <h1 className="text-title">Waymark, the parts</h1>
        <span className="inline-flex items-center gap-2 text-13 text-ink-3">
          <WaymarkLogo className="size-3.5" />
          Tokens in globals.css
        </span>
      </div>
      <div className="mt-5 grid gap-x-14 gap-y-9 lg:grid-cols-3">
        <div className="grid min-w-0 content-start gap-9">
          <TypePart />
          <ColorPart />
          <BlazePart />
          <TrailPart />
          <StatusPart />
        </div>
        <div className="grid min-w-0 content-start gap-9">
          <ButtonPart />
          <FieldPart />
          <ChoicePart />
          <DocumentPart />
          <PeoplePart />
          <MessagePart />
        </div>
        <div className="grid min-w-0 content-start gap-9">
          <DialogPart />
          <LinkPart />
          <RowPart />
          <Part title="Saved: five words">
            <SavedStates />
          </Part>
          <Part title="What opens">
            <Opened theme={theme} />
          </Part>
          <PrivatePart />
        </div>
      </div>
      <BarsPart />
      <WordsPart />
      <Part title="The chart">
        <div className="h-150 overflow-hidden rounded-sheet border border-line">
          <ChartCover />
        </div>
      </Part>
    </Main>
  )
}

function Part({ title, className, children }: { title: string; className?: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="border-line border-b pb-2 font-semibold text-13 text-ink-2">{title}</h2>
      <div className={classes('pt-3.5', className)}>{children}</div>
    </section>
  )
}

function TypePart() {
  return (
    <Part title="Type">
      <p className="text-display">Display 44</p>
      <p className="text-section">Section 28</p>
      <p className="prose-doc">Document 20, on a 32-pixel line.</p>
      <p className="text-prompt">Prompt 17, italic: it asks, it never tells.</p>
      <p className="text-15">
        Interface 15, Figtree. <strong className="font-semibold">Strong 600.</strong>{' '}
        <span className="text-13 text-ink-3">Meta 13. 0123456789</span>
      </p>
    </Part>
  )
}

const swatches = [
  ['desk', 'bg-desk'],
  ['paper', 'bg-paper'],
  ['sunk', 'bg-sunk'],
  ['hover', 'bg-hover'],
  ['line', 'bg-line'],
  ['edge', 'bg-edge'],
  ['ink-3', 'bg-ink-3'],
  ['ink', 'bg-ink'],
  ['accent', 'bg-accent'],
  ['accent-soft', 'bg-accent-soft'],
  ['attend-mark', 'bg-attend-mark'],
  ['attend-soft', 'bg-attend-soft'],
  ['danger', 'bg-danger'],
  ['danger-soft', 'bg-danger-soft'],
  ['private', 'bg-private'],
  ['private-soft', 'bg-private-soft'],
  ['coach', 'bg-coach'],
  ['coach-soft', 'bg-coach-soft'],
  ['client', 'bg-client'],
  ['client-soft', 'bg-client-soft'],
  ['mark', 'bg-mark'],
  ['add-bg', 'bg-add-bg'],
  ['del-bg', 'bg-del-bg'],
  ['focus', 'bg-focus'],
] as const

function ColorPart() {
  return (
    <Part title="Color">
      <ul className="grid grid-cols-6 gap-x-2 gap-y-2.5">
        {swatches.map(([name, background]) => (
          <li key={name} className="text-12 text-ink-2">
            <span className={classes('block h-9 rounded-chip border border-line', background)} />
            {name}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function BlazePart() {
  return (
    <Part title="Blazes: how far along, in shape before color" className="grid gap-4">
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <span className="inline-flex items-center gap-2.5">
          <Blaze form="outline" /> To begin
        </span>
        <span className="inline-flex items-center gap-2.5">
          <Blaze form="half" /> Started
        </span>
        <span className="inline-flex items-center gap-2.5">
          <Blaze form="full" /> Ready, done, signed
        </span>
      </p>
      <p className="flex items-center gap-4">
        <SkillLevel now={2} needed={4} />
        <span className="text-13 text-ink-3">filled is now, outlined is needed</span>
      </p>
      <p className="flex items-end gap-4">
        {(['small', 'medium', 'large'] as const).map((size) => (
          <span key={size} className="inline-flex items-end gap-1.5">
            <Blaze form="outline" size={size} />
            <Blaze form="half" size={size} />
            <Blaze form="full" size={size} />
            <Blaze form="unsynced" size={size} />
          </span>
        ))}
      </p>
    </Part>
  )
}

const weeks: TrailMark[] = ['m', 'm', 's', 'm', 'q', 'm', 'm', 's', 'm', 'q', 'q', 'd']

const trailWords: [TrailMark, string][] = [
  ['m', 'The plan moved'],
  ['s', 'A version was signed'],
  ['q', 'A quiet week'],
  ['d', 'Quiet long enough to mention'],
  ['p', 'Before the plan began'],
]

function TrailPart() {
  return (
    <Part title="The trail: one mark a week" className="grid gap-2">
      <p className="flex items-end gap-4">
        <Trail marks={weeks} label={trailSentence('Daniel', weeks)} />
        <span className="text-13 text-ink-3">twelve weeks, newest on the right</span>
      </p>
      {trailWords.map(([mark, words]) => (
        <p key={mark} className="grid grid-cols-[120px_1fr] items-end">
          <Trail marks={[mark]} label={words} />
          {words}
        </p>
      ))}
    </Part>
  )
}

function StatusPart() {
  return (
    <Part title="Status words" className="grid gap-5">
      <p className="flex flex-wrap gap-6">
        <StatusWord status="attend">Waiting on you</StatusWord>
        <StatusWord status="ok">Signed</StatusWord>
        <StatusWord status="none">Nothing waiting</StatusWord>
      </p>
      <StatusWord status="quiet">No movement for 3 weeks</StatusWord>
      <StatusWord status="attend" detail="Since Tuesday">
        Signed version 2, needs your signature
      </StatusWord>
    </Part>
  )
}

function ButtonPart() {
  return (
    <Part title="Buttons: one primary in view" className="grid gap-2.5">
      <div className="flex flex-wrap items-center gap-2.5">
        <Button look="primary">Sign version 3</Button>
        <Button look="primary" size={48}>
          Continue your vision
        </Button>
        <Button look="primary" size={32}>
          Add
        </Button>
      </div>
      <div className="flex flex-wrap gap-2.5">
        <Button>Full prep</Button>
        <Button look="quiet">Not now</Button>
        <Button look="danger">End agreement</Button>
      </div>
      <div className="flex flex-wrap gap-2.5">
        <Button look="primary" busy="Signing">
          Sign version 3
        </Button>
        <Button unavailable="Maya signs first. You will hear from her.">Waiting for Maya</Button>
        <LinkButton href="/parts" icon={<History aria-hidden="true" strokeWidth={1.75} />}>
          Versions
        </LinkButton>
      </div>
    </Part>
  )
}

function FieldPart() {
  return (
    <Part title="Fields" className="grid gap-4">
      <Field label="Email" type="email" defaultValue="priya@harbor.example" autoComplete="off" />
      <Field label="Due" defaultValue="June 31" error="June has 30 days. Did you mean July 1?" />
      <CodeField label="Code" defaultValue="204 816" hint="It works for 10 minutes." />
      <TextareaField
        label="A line from you"
        forPerson
        rows={2}
        defaultValue="What would you do with a free Tuesday?"
      />
      <Field label="Practice" defaultValue="Harbor Coaching" readOnly />
    </Part>
  )
}

function ChoicePart() {
  return (
    <Part title="Choices" className="grid gap-3.5">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Checkbox label="Open" />
        <Checkbox label="Kept" defaultChecked />
        <Checkbox label="Some" mixed />
        <Switch label="Off" />
        <Switch label="Follows me" defaultChecked />
      </div>
      <Checkbox label="Write the one-page case for a cross-site pilot" detail="Due Thu, Jun 11, in 2 days" />
      <div>
        <TwoViews />
      </div>
    </Part>
  )
}

function DocumentPart() {
  return (
    <Part title="In the document">
      <div className="prose-doc rounded-sheet border border-line bg-paper p-4.5 shadow-sheet">
        <p className="-ml-4.5 border-attend-mark border-l-[3px] pl-[15px]">
          A change bar marks what moved since the last signed version.{' '}
          <mark className="border-mark-line border-b-2 bg-mark text-ink">A comment sits here</mark>, and{' '}
          <span className="border-coach border-r-2 bg-coach-soft">Maya</span> is here.
        </p>
        <p>
          Home for supper, <del>most nights</del> <ins>four nights in five</ins>
        </p>
      </div>
    </Part>
  )
}

function PeoplePart() {
  return (
    <Part title="People" className="flex flex-wrap items-center gap-4">
      <Avatar name="Maya Okafor" who="coach" size={56} />
      <Avatar name="Maya Okafor" who="coach" size={36} />
      <Avatar name="Maya Okafor" who="coach" here label="Maya Okafor, here now" />
      <Avatar name="Daniel Reyes" who="client" here label="Daniel Reyes, here now" />
      <Avatar name="Maya Okafor" who="coach" gone />
      <Avatar name="Priya Raman" />
      <Avatar name="Maya Okafor" who="coach" size={22} />
      <Avatar name="Daniel Reyes" who="client" size={18} />
      <span className="text-13 text-ink-3">ring means here now</span>
    </Part>
  )
}

function MessagePart() {
  return (
    <Part title="Message">
      <div data-surface="band" className={toastClass}>
        <Tick className="size-4 text-live" />
        Recap sent to Daniel
        <button type="button" className="ml-2 font-semibold">
          Undo
        </button>
      </div>
    </Part>
  )
}

function DialogPart() {
  return (
    <Part title="Dialog: says what will happen">
      <DialogPaper
        title={<p className="text-h2 text-balance">Freeze this draft as version 3?</p>}
        body="Both of you can read and sign it. Nobody can edit it. A new draft opens for whatever comes next."
      >
        <div className="mt-5 flex flex-wrap gap-2">
          <Button look="primary">Freeze version 3</Button>
          <Button look="quiet">Keep drafting</Button>
        </div>
      </DialogPaper>
    </Part>
  )
}

function LinkPart() {
  return (
    <Part title="Links and times" className="grid gap-2">
      <p>
        Write to <TextLink href="/parts">Maya</TextLink>, or read{' '}
        <TextLink href="/parts" tone="meta">
          who can see what I write
        </TextLink>
        .
      </p>
      <p className="text-13 text-ink-3">
        <Time at={new Date('2026-06-11T20:00:00Z')} zone="America/Denver">
          2:00 to 3:00 pm, your time
        </Time>
        , due{' '}
        <Time on="2026-06-11" className="text-attend">
          Thu, Jun 11, in 2 days
        </Time>
      </p>
    </Part>
  )
}

function RowPart() {
  return (
    <Part title="Rows: what asks is taller">
      <ViewLinks
        label="Which clients"
        views={[
          { href: '/parts', label: 'All', count: 12, current: true },
          { href: '/parts#waiting', label: 'Waiting on me', count: 4, current: false },
          { href: '/parts#drifting', label: 'Drifting', count: 2, current: false },
        ]}
      />
      <ul className="-mx-3 mt-2 border-line border-t">
        <ListRow asks className="grid-cols-[auto_1fr_auto]">
          <Avatar name="Priya Raman" />
          <RowLink href="/parts" detail="Staff nurse to clinical educator">
            Priya Raman
          </RowLink>
          <Trail marks={weeks} label={trailSentence('Priya', weeks)} />
        </ListRow>
        <ListRow asks selected className="grid-cols-[auto_1fr_auto]">
          <Avatar name="Daniel Reyes" />
          <RowLink href="/parts" detail="Operations to product-launch lead">
            Daniel Reyes
          </RowLink>
          <Trail marks={weeks} label={trailSentence('Daniel', weeks)} />
        </ListRow>
        <ListRow className="grid-cols-[auto_1fr_auto]">
          <Avatar name="Noor Haddad" size={22} />
          <RowLink href="/parts">Noor Haddad</RowLink>
          <span className="text-14 text-ink-3">Nothing waiting</span>
        </ListRow>
      </ul>
    </Part>
  )
}

function PrivatePart() {
  return (
    <Part title="Private to the coach">
      <PrivatePanel promise="Never shown to Daniel. Left out of recaps and exports.">
        <p>Hatched edge, lock, plum, words. Never color alone.</p>
      </PrivatePanel>
    </Part>
  )
}

function BarsPart() {
  return (
    <section aria-label="Bars" className="my-10 grid gap-4 [&>*]:min-w-0 [&_header]:static">
      <TopBar
        practice={{ name: 'Harbor Coaching', mark: 'anchor', href: '/parts' }}
        links={[
          { href: '/parts', label: 'Clients' },
          { href: '/parts#calendar', label: 'Calendar' },
          { href: '/parts#library', label: 'Library' },
          { href: '/parts#practice', label: 'Practice' },
        ]}
        phone="row"
        account={
          <AccountMenu name="Maya Okafor" detail="maya@harbor.example" who="coach">
            <ThemeMenuChoice />
          </AccountMenu>
        }
      />
      <DocumentBar
        back={{ href: '/parts', label: 'Home' }}
        title="Vision plan"
        state={{ word: 'Draft', more: '4 changes since version 2 was signed', mark: 'attend' }}
        presence={<Avatar name="Maya Okafor" who="coach" here label="Maya Okafor, here now" />}
        tools={
          <IconLink href="/parts" label="Versions">
            <History strokeWidth={1.75} />
          </IconLink>
        }
        primary={<Button look="primary">Ask Maya to review</Button>}
      />
      <BarMessage
        tone="attend"
        icon={<WifiOff aria-hidden="true" strokeWidth={1.75} />}
        fact="You are offline."
        aside="Since 7:42 pm"
        action={
          <Button look="quiet" size={32}>
            Try now
          </Button>
        }
      >
        Edits are kept on this device and will sync when you are back.
      </BarMessage>
      <BarMessage icon={<Lock aria-hidden="true" strokeWidth={1.75} />} fact="This version stays as it is.">
        Frozen today at 6:52 am.
      </BarMessage>
      <LiveBand
        title="Session 8 with Daniel Reyes"
        follow={<Switch label="Daniel follows me" onBand defaultChecked />}
        people={
          <>
            <Avatar name="Maya Okafor" who="coach" onBand label="Maya Okafor, here now" />
            <Avatar name="Daniel Reyes" who="client" onBand label="Daniel Reyes, here now" />
          </>
        }
        actions={<Button look="band">End session</Button>}
      />
      <TabBar
        items={[
          { href: '/parts', label: 'Home', icon: <House aria-hidden="true" strokeWidth={1.75} /> },
          { href: '/parts#vision', label: 'Vision', icon: <FilePen aria-hidden="true" strokeWidth={1.75} /> },
          { href: '/parts#road', label: 'Roadmap', icon: <Signpost aria-hidden="true" strokeWidth={1.75} /> },
          {
            href: '/parts#sessions',
            label: 'Sessions',
            icon: <CalendarDays aria-hidden="true" strokeWidth={1.75} />,
          },
        ]}
      />
    </section>
  )
}

function WordsPart() {
  return (
    <div className="mb-10 grid gap-x-14 gap-y-9 lg:grid-cols-2">
      <Part title="Nothing there yet">
        <EmptyState
          title="Who are you starting with?"
          level="h3"
          action={<Button look="primary">Invite a client</Button>}
        >
          One invitation is enough.
        </EmptyState>
      </Part>
      <Part title="Something did not open" className="[&>div]:sm:py-4">
        <ErrorPanel
          level="h3"
          title="This plan did not open."
          body="The server did not answer in time. Your words are safe."
          actions={<Button look="primary">Try again</Button>}
        >
          We are trying again every 10 seconds.
        </ErrorPanel>
      </Part>
    </div>
  )
}
