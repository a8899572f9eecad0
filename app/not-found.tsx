import { ErrorPanel } from '@/components/ui/error-panel'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'

/** The same words for what does not exist and for what is not yours. */
export default function NotFound() {
  return (
    <Main>
      <title>Not found · Waymark</title>
      <ErrorPanel
        title="There is nothing here for you."
        body="The address may be mistyped, or what lay here belongs to somebody else. Nothing of yours is lost."
        actions={
          <LinkButton look="primary" size={48} href="/">
            Go to your home
          </LinkButton>
        }
      />
    </Main>
  )
}
