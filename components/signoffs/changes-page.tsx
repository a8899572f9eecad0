import { DocumentBar } from '@/components/ui/document-bar'
import { TextLink } from '@/components/ui/text-link'
import { Chrome } from '@/components/visions/chrome'
import type { Reader } from '@/lib/dates'
import type { ChangesScreen } from '@/lib/signoffs/queries'
import { diff } from '@/lib/visions/document/diff'
import { DecideDraft } from './decide-draft'
import { DifferenceSheet } from './difference-sheet'
import { FreshPlan } from './fresh-plan'
import { OpenThreads } from './open-threads'
import { draftState } from './plan-words'
import { ReviewFrame } from './review-frame'

type Props = { screen: ChangesScreen; practice: string; reader: Reader }

/** The draft beside the last version that both signed: to be reviewed, and frozen when it is time. */
export function ChangesPage({ screen, practice, reader }: Props) {
  const { seat, visionId, against, content } = screen
  const base = `/p/${practice}/${seat}/visions/${visionId}`
  const changes = against ? diff(against.content, content).length : null
  return (
    <>
      <FreshPlan practice={practice} visionId={visionId} />
      <Chrome>
        <DocumentBar
          back={{ href: base, label: 'Plan' }}
          title="Review"
          state={draftState(against?.number ?? null, changes)}
          tools={
            <TextLink tone="meta" href={`${base}/versions`}>
              All versions
            </TextLink>
          }
        />
      </Chrome>
      <ReviewFrame
        sheet={
          <DifferenceSheet
            screen={screen}
            title={against ? 'What changed' : 'The first draft'}
            first="Nothing has been signed yet: everything in it is new."
            empty="Nothing stands here yet."
            reader={reader}
          />
        }
        aside={
          <>
            <DecideDraft screen={screen} practice={practice} base={base} changes={changes} reader={reader} />
            <OpenThreads
              threads={screen.threads}
              template={screen.template}
              base={base}
              me={screen[seat].name}
            />
          </>
        }
        asideLabel="What to do with this draft"
      />
    </>
  )
}
