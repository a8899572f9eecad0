import { type Answers, questionKeys } from '@/lib/preparation/answers'
import { questions } from './preparation-words'

/** What was answered, in the client's own words. What was not answered is not asked again here. */
export function AnswersRead({ answers }: { answers: Answers }) {
  return (
    <dl className="mt-1">
      {questionKeys
        .filter((key) => answers[key].trim() !== '')
        .map((key) => (
          <div
            key={key}
            className="gap-x-6 border-line border-b py-3 last:border-b-0 sm:grid sm:grid-cols-[9rem_minmax(0,1fr)]"
          >
            <dt className="text-14 text-ink-2">{questions[key].told}</dt>
            <dd className="whitespace-pre-line text-element-sm font-normal wrap-anywhere">{answers[key]}</dd>
          </div>
        ))}
    </dl>
  )
}
