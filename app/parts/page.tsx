import { notFound } from 'next/navigation'
import { RunsOnWaymark } from '@/components/brand/waymark-logo'
import { AccountMenu } from '@/components/ui/account-menu'
import { Avatar } from '@/components/ui/avatar'
import { Blaze, SkillLevel } from '@/components/ui/blaze'
import { Button } from '@/components/ui/button'
import { DocumentBar } from '@/components/ui/document-bar'
import { CodeField, Field, TextareaField } from '@/components/ui/field'
import { Main } from '@/components/ui/main'
import { TopBar } from '@/components/ui/top-bar'

export default function PartsPage() {
  if (process.env.NODE_ENV === 'production' && process.env.WAYMARK_DEMO !== '1') notFound()
  return (
    <>
      <TopBar
        practice={{ name: 'Harbor Coaching', mark: 'anchor', href: '/parts' }}
        links={[
          { href: '/parts', label: 'Clients' },
          { href: '/parts/b', label: 'Calendar' },
        ]}
        phone="row"
        news={{ href: '/parts', unread: 2 }}
        account={<AccountMenu name="Maya Okafor">x</AccountMenu>}
      />
      <DocumentBar
        back={{ href: '/parts', label: 'Home' }}
        title="Vision plan"
        state={{ word: 'Draft', more: '4 changes since version 2 was signed', mark: 'attend' }}
        primary={<Button look="primary">Ask Maya to review</Button>}
      />
      <Main className="grid gap-6 p-12">
        <h1 className="text-title">Waymark, the parts</h1>
        <RunsOnWaymark />
        <div className="flex flex-wrap gap-3">
          <Button look="primary">Sign version 3</Button>
          <Button>Full prep</Button>
          <Button look="quiet">Not now</Button>
          <Button look="danger">End agreement</Button>
          <Button look="primary" busy="Signing">
            Sign
          </Button>
          <Button unavailable="Maya signs first.">Waiting for Maya</Button>
        </div>
        <Field label="Email" defaultValue="priya@harbor.coach" />
        <Field label="Due" defaultValue="June 31" error="June has 30 days. Did you mean July 1?" />
        <CodeField label="Code" />
        <TextareaField label="Letter" forPerson />
        <div className="flex gap-3">
          <Blaze form="outline" />
          <Blaze form="half" />
          <Blaze form="full" />
          <SkillLevel now={2} needed={4} />
          <Avatar name="Maya Okafor" who="coach" here />
        </div>
      </Main>
    </>
  )
}
