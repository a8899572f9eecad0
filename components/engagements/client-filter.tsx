import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextLink } from '@/components/ui/text-link'
import { fold } from '@/lib/find/excerpt'

/** Fewer are seen at a glance. */
const worthAFilter = 20

/** Those of whose name a word begins like this, with or without accents. */
export const isNamed = (name: string, asked: string) =>
  fold(name)
    .split(/\s+/)
    .concat(fold(name))
    .some((word) => word.startsWith(fold(asked.trim())))

type Props = { named: string; show: string | null; clients: number; address: string }

/** A plain form whose answer has an address: it works before any script has loaded. Absent among few clients. */
export function ClientFilter({ named, show, clients, address }: Props) {
  if (clients < worthAFilter && named === '') return null
  return (
    <form action={address} className="flex flex-wrap items-end gap-3 px-3 pt-3 pb-1">
      {show && <input type="hidden" name="show" value={show} />}
      <Field
        label="Client"
        name="named"
        type="search"
        defaultValue={named}
        maxLength={80}
        autoComplete="off"
        className="w-full sm:w-64"
      />
      <Button type="submit" className="min-h-11">
        Show
      </Button>
      {named !== '' && (
        <TextLink tone="meta" href={show ? `${address}?show=${show}` : address} className="self-center">
          Show every client
        </TextLink>
      )}
    </form>
  )
}
