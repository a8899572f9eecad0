import { Block } from '@/components/engagements/block'
import type { NewerTemplate } from '@/lib/templates/queries'
import type { TemplateDifference } from '@/lib/visions/document/move-template'
import { MoveVision } from './move-vision'

type Props = { practice: string; visionId: string; newer: NewerTemplate; coach: string }

/** For the client: what the newest version of the template asks differently, and the one act that moves the plan there. */
export function NewerTemplateBlock({ practice, visionId, newer, coach }: Props) {
  return (
    <Block id="newer-template" title="A newer version of your plan’s questions">
      <p className="mt-3 max-w-measure text-15 text-ink-2">
        {coach}’s practice has changed what a plan asks. Yours stays as it is until you move it, and not a
        word of it is lost either way.
      </p>
      {newer.differences.length > 0 ? (
        <ul className="mt-3 grid list-disc gap-1 pl-5 text-15">
          {newer.differences.map((difference) => (
            <li key={`${difference.kind}-${difference.title}`}>{inWords(difference)}</li>
          ))}
        </ul>
      ) : (
        <p className="mt-3 text-15">The sections have another order.</p>
      )}
      <div className="mt-4">
        <MoveVision practice={practice} visionId={visionId} version={newer.version} />
      </div>
    </Block>
  )
}

function inWords(difference: TemplateDifference): string {
  const { title } = difference
  switch (difference.kind) {
    case 'added':
      return `New: ${title}`
    case 'renamed':
      return `${difference.was} is now called ${title}`
    case 'reworded':
      return `${title} asks differently`
    case 'kept':
      return `${title} is asked no more; what you wrote there stays, at the end of your plan`
  }
}
