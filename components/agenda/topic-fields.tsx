import { Field } from '@/components/ui/field'

/** What it is about, and how long it takes. */
export function TopicFields({ text, minutes }: { text?: string; minutes?: number }) {
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_7rem]">
      <Field
        label="Topic"
        name="text"
        required
        maxLength={200}
        defaultValue={text}
        placeholder="What you want to come to"
        autoComplete="off"
      />
      <Field
        label="Minutes"
        name="minutes"
        type="number"
        inputMode="numeric"
        min={1}
        max={240}
        required
        defaultValue={minutes ?? 10}
      />
    </div>
  )
}
