'use client'

import { Button } from '@/components/ui/button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { LinkButton } from '@/components/ui/link-button'
import { Main } from '@/components/ui/main'

type Props = { error: Error & { digest?: string }; retry: () => void }

/** A bug or a server that did not answer: the fact, that the words are safe, the way on. */
export default function PageError({ error, retry }: Props) {
  return (
    <Main>
      <title>Did not open · Waymark</title>
      <ErrorPanel
        title="This page did not open."
        body="The server did not answer as it should. Your words are safe: everything that said Saved is kept."
        actions={
          <>
            <Button look="primary" size={48} onClick={retry}>
              Try again
            </Button>
            <LinkButton size={48} href="/">
              Go to your home
            </LinkButton>
          </>
        }
      >
        {error.digest && (
          <>
            If it keeps happening, tell whoever runs this practice and mention <strong>{error.digest}</strong>
            .
          </>
        )}
      </ErrorPanel>
    </Main>
  )
}
