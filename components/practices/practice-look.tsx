import { accentPreview } from '@/components/brand/accent'
import { PracticeMark } from '@/components/brand/practice-mark'
import { buttonClass } from '@/components/ui/button-class'

/** What clients will see of the choice: the mark, the name and the accent. A picture, nothing in it can be pressed. */
export function PracticeLook({ name, mark, accentHue }: { name: string; mark: string; accentHue: number }) {
  return (
    <figure style={accentPreview(accentHue)}>
      <figcaption className="font-medium text-13 text-ink-2">How clients will know you</figcaption>
      <div className="mt-3 rounded-sheet border border-line bg-paper shadow-sheet">
        <p className="flex items-center gap-2.5 border-line border-b px-5 py-3.5 text-element-sm">
          <PracticeMark name={name || 'P'} mark={mark} />
          <span className="truncate">{name || 'Your practice'}</span>
        </p>
        <div className="grid gap-3 px-5 py-6">
          <p className="text-h2">Start with one true sentence.</p>
          <span className="flex gap-2">
            {['Values', 'Skills', 'Roadmap'].map((word) => (
              <span key={word} className="rounded-chip bg-accent-soft px-2 py-0.5 text-13 text-accent-ink">
                {word}
              </span>
            ))}
          </span>
          <span aria-hidden="true" className={`${buttonClass('primary', 40)} mt-2 w-full`}>
            Continue your vision
          </span>
        </div>
      </div>
    </figure>
  )
}
