import { Circle, ClipPath, Defs, G, Link, Path, Svg, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { clock, dayOf, monthDay, recordDay, zoneAbbreviation } from '@/lib/dates'
import { type Look, lookOf } from '@/lib/paper/look'
import { Paper, type PaperSize } from '@/lib/paper/paper'
import { print } from '@/lib/paper/print'
import { handOf, typeset } from '@/lib/paper/typefaces'
import { capital, countedInWords } from '@/lib/words'
import type { Evidence, VersionSeal } from '../seal'
import { sealOf } from '../seal-drawing'
import { howInWords } from '../verdict-words'

export type CertificateOnPaper = {
  seal: VersionSeal
  signOffs: { evidence: Evidence; statement: string }[]
  changes: number | null
  /** When the version it follows was signed. */
  followsSignedAt: Date | null
  /** Withdrawn or sent back: it will not be signed. */
  ended: boolean
  accentHue: number
  size: PaperSize
  timeZone: string
  verifyAt: { words: string; href: string }
}

/** The certificate to print and to keep. Its signatures are the typed names, each in a hand; the fingerprint is what counts. */
export async function certificatePdf(certificate: CertificateOnPaper): Promise<Uint8Array<ArrayBuffer>> {
  const { faces, settable } = await typeset(`${JSON.stringify(certificate)}${fixedWords}`)
  const look = lookOf(faces, certificate.accentHue)
  const typed = (seat: Evidence['seat']) =>
    certificate.signOffs.find(({ evidence }) => evidence.seat === seat)?.evidence.typedName ?? ''
  const hands = {
    client: await handOf('client', typed('client')),
    coach: await handOf('coach', typed('coach')),
  }
  return print(<Certificate certificate={certificate} look={look} hands={hands} set={settable} />)
}

const fixedWords = '“”’.,:0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

type Hands = Record<Evidence['seat'], string | null>

type Props = { certificate: CertificateOnPaper; look: Look; hands: Hands; set: (text: string) => string }

function Certificate({ certificate, look, hands, set }: Props) {
  const { seal, signOffs, size, timeZone, changes, followsSignedAt, ended, verifyAt } = certificate
  const agreed = signOffs.length === 2
  const last = signOffs.at(-1)?.evidence
  const title = `Version ${seal.number} ${agreed ? 'is signed.' : ended ? 'is not agreed.' : 'is waiting to be signed.'}`
  return (
    <Paper
      look={look}
      title={`Certificate: version ${seal.number} of the vision plan of ${set(seal.clientName)}`}
      author={set(seal.practiceName)}
      foot={`${set(seal.clientName)} · Version ${seal.number} · ${set(seal.practiceName)}`}
      size={size}
    >
      <View style={{ flexDirection: 'row', justifyContent: 'space-between', gap: 20 }}>
        <View style={{ flex: 1 }}>
          <Text style={look.heading}>{set(seal.practiceName)}</Text>
          <Text style={{ ...look.display, marginTop: 16 }}>{title}</Text>
          <Text style={{ ...look.body, marginTop: 12, color: look.ink.ink2 }}>
            {agreed && last
              ? `The vision plan of ${set(seal.clientName)}, as ${set(seal.clientName)} and ${set(seal.coachName)} both meant it on ${recordDay(dayOf(new Date(last.signedAt), timeZone))}.`
              : `The vision plan of ${set(seal.clientName)}, with ${set(seal.coachName)}.`}
          </Text>
        </View>
        <SealOnPaper digest={seal.digest} look={look} complete={agreed} />
      </View>
      <View style={{ flexDirection: 'row', gap: 32, marginTop: 34 }}>
        {(['client', 'coach'] as const).map((seat) => (
          <SignatureOnPaper
            key={seat}
            name={set(seal[`${seat}Name`])}
            seat={seat}
            evidence={signOffs.find(({ evidence }) => evidence.seat === seat)?.evidence}
            hand={hands[seat]}
            look={look}
            set={set}
          />
        ))}
      </View>
      <View style={{ marginTop: 28, borderTopWidth: 0.75, borderTopColor: look.ink.line, paddingTop: 16 }}>
        <Fact look={look} label="Frozen">
          {utc(seal.frozenAt)}
        </Fact>
        {agreed && last && (
          <Fact look={look} label="Complete">
            {utc(last.signedAt)}
          </Fact>
        )}
        <Fact look={look} label="Follows">
          {seal.followsNumber === null
            ? 'Nothing: it is the first.'
            : `Version ${seal.followsNumber}${followsSignedAt ? `, signed ${recordDay(dayOf(followsSignedAt, timeZone))}` : ''}. ${countedInWords(changes ?? 0, 'change', 'changes', true)}.`}
        </Fact>
        {signOffs.map(({ evidence }) => (
          <Fact key={evidence.seat} look={look} label={set(evidence.name)}>
            {capital(howInWords(evidence))}, {utc(evidence.provenAt)}
          </Fact>
        ))}
        <Fact look={look} label="Fingerprint, SHA-256">
          {(seal.digest.match(/.{8}/g) ?? []).slice(0, 4).join('  ')}
          {'\n'}
          {(seal.digest.match(/.{8}/g) ?? []).slice(4).join('  ')}
        </Fact>
      </View>
      {signOffs.map(({ evidence, statement }) => (
        <Text key={evidence.seat} style={{ ...look.small, marginTop: 12 }}>
          {set(statement)}
        </Text>
      ))}
      <Text style={{ ...look.small, marginTop: 20 }}>
        The drawing is made from the fingerprint. Change one letter of the plan and both change. Anyone with a
        copy of the evidence can check it at <Link src={verifyAt.href}>{verifyAt.words}</Link>.
      </Text>
    </Paper>
  )
}

function SealOnPaper({ digest, look, complete }: { digest: string; look: Look; complete: boolean }) {
  const { size, lines } = sealOf(digest, 'fine')
  const unit = size / 216
  return (
    <Svg width={132} height={132} viewBox={`0 0 ${size} ${size}`}>
      <Defs>
        <ClipPath id="seal">
          <Circle cx={size / 2} cy={size / 2} r={size / 2 - unit} />
        </ClipPath>
      </Defs>
      <G clipPath="url(#seal)">
        {lines.map(({ path, shore }, index) => (
          <Path
            key={String(index)}
            d={path}
            fill="none"
            stroke={complete ? look.ink.accent : look.ink.accentLine}
            strokeWidth={unit * (shore ? 1.4 : 0.7)}
          />
        ))}
      </G>
      <Circle
        cx={size / 2}
        cy={size / 2}
        r={size / 2 - unit}
        fill="none"
        stroke={complete ? look.ink.accent : look.ink.accentLine}
        strokeWidth={unit * 1.4}
      />
    </Svg>
  )
}

function SignatureOnPaper({
  name,
  seat,
  evidence,
  hand,
  look,
  set,
}: {
  name: string
  seat: 'client' | 'coach'
  evidence: Evidence | undefined
  hand: string | null
  look: Look
  set: (text: string) => string
}) {
  return (
    <View style={{ flex: 1 }} wrap={false}>
      <View
        style={{
          minHeight: 44,
          justifyContent: 'flex-end',
          borderBottomWidth: 0.75,
          borderBottomColor: look.ink.ink,
        }}
      >
        <Text
          style={hand ? { ...written[seat], fontFamily: hand } : { ...look.section, fontStyle: 'italic' }}
        >
          {evidence ? set(evidence.typedName) : ''}
        </Text>
      </View>
      <Text style={{ ...look.small, marginTop: 4, color: look.ink.ink2 }}>
        {name}, {seat}
      </Text>
      <Text style={look.small}>{evidence ? localWhen(evidence) : 'Not signed yet'}</Text>
    </View>
  )
}

/** One writes larger than the other, and lower below the line. */
const written = {
  client: { fontSize: 19, marginBottom: 3 },
  coach: { fontSize: 23, marginBottom: 13 },
} as const

function Fact({ look, label, children }: { look: Look; label: string; children: ReactNode }) {
  return (
    <View style={{ flexDirection: 'row', gap: 12, marginBottom: 5 }} wrap={false}>
      <Text style={{ ...look.plain, width: 112, color: look.ink.ink3 }}>{label}</Text>
      <Text style={{ ...look.plain, flex: 1, color: look.ink.ink }}>{children}</Text>
    </View>
  )
}

function localWhen({ signedAt, timeZone }: Evidence): string {
  const at = new Date(signedAt)
  const day = monthDay(dayOf(at, timeZone), { today: '0000-01-01' })
  return `${day}, ${clock(at, timeZone)} ${zoneAbbreviation(at, timeZone)}`
}

const utc = (instant: string) => `${instant.slice(0, 19).replace('T', ' ')} UTC`
