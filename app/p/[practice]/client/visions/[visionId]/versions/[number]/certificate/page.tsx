import { CertificatePage } from '@/components/signoffs/certificate-page'
import { versionTitle } from '@/components/signoffs/version-title'
import { memberOrNotFound, notFoundFor } from '@/lib/auth/page'
import { now } from '@/lib/clock'
import { verifyAddress } from '@/lib/signoffs/certificate'
import { certificateOrNull } from '@/lib/signoffs/queries'

type Props = { params: Promise<{ practice: string; visionId: string; number: string }> }

export const generateMetadata = ({ params }: Props) => versionTitle('Certificate of version', params)

export default async function ClientCertificatePage({ params }: Props) {
  const { practice, visionId, number } = await params
  const who = await memberOrNotFound(practice, 'client')
  const screen = await certificateOrNull(who.actor, visionId, number)
  if (screen?.seat !== 'client') return notFoundFor(who, visionId)
  return (
    <CertificatePage
      screen={screen}
      practice={who.practice}
      verifyAt={verifyAddress()}
      reader={{ zone: who.member.timeZone, now: now() }}
    />
  )
}
