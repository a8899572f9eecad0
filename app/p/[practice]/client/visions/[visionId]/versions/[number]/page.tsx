import { VersionPage } from '@/components/signoffs/version-page'
import { versionTitle } from '@/components/signoffs/version-title'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { versionScreenOrNull } from '@/lib/signoffs/queries'

type Props = {
  params: Promise<{ practice: string; visionId: string; number: string }>
  searchParams: Promise<{ against?: string | string[]; print?: string | string[] }>
}

export const generateMetadata = ({ params }: Props) => versionTitle('Version', params)

export default async function ClientVersionPage({ params, searchParams }: Props) {
  const { practice, visionId, number } = await params
  const { against, print } = await searchParams
  const who = await memberOrNotFound(practice, 'client')
  const screen = await versionScreenOrNull(who.actor, visionId, number, [against].flat()[0])
  if (screen?.seat !== 'client') return notFoundFor(who, visionId)
  return (
    <VersionPage
      screen={screen}
      practice={who.practice.slug}
      reader={{ zone: who.member.timeZone, now: now() }}
      printed={print !== undefined}
    />
  )
}
