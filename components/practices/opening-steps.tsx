import { Blaze, type BlazeForm, progressWords } from '@/components/ui/blaze'
import { classes } from '@/components/ui/classes'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { sectionKeys } from '@/lib/visions/document/template'
import { defaultTemplate } from '@/lib/visions/document/templates'
import { counted } from '@/lib/words'

/** How far a new practice has come. The first two stand as soon as it exists. */
export function OpeningSteps({ practice }: { practice: string | null }) {
  const sections = sectionKeys(defaultTemplate).length
  const steps: { title: string; says: string; form: BlazeForm & keyof typeof progressWords }[] = [
    { title: 'Name and mark', says: practice ?? 'How clients know you', form: practice ? 'full' : 'half' },
    {
      title: 'How you work',
      says: `Vision plan, ${counted(sections, 'section')}`,
      form: practice ? 'full' : 'outline',
    },
    { title: 'Your first client', says: 'One invitation is enough', form: practice ? 'half' : 'outline' },
    { title: 'Your first session', says: 'After they accept', form: 'outline' },
  ]
  return (
    <nav aria-label="Opening your practice" className="px-5 pt-6 sm:px-10 lg:pt-11 lg:pr-3">
      <h2 className="text-h2">Opening your practice</h2>
      <ol className="mt-4 flex gap-6 overflow-x-auto pb-2 lg:mt-8 lg:grid lg:gap-6">
        {steps.map(({ title, says, form }) => (
          <li
            key={title}
            aria-current={form === 'half' ? 'step' : undefined}
            className={classes('relative flex shrink-0 gap-4', form !== 'half' && 'max-sm:hidden')}
          >
            <Blaze form={form} size="medium" className="mt-0.5" />
            <div>
              <p className={form === 'half' ? 'font-semibold text-15' : 'text-15 text-ink-2'}>
                {title}
                <VisuallyHidden>, {progressWords[form]}</VisuallyHidden>
              </p>
              <p className="text-13 text-ink-3 max-sm:hidden">{says}</p>
            </div>
          </li>
        ))}
      </ol>
    </nav>
  )
}
