'use client'

import { buttonClass } from '@/components/ui/button-class'
import { ErrorPanel } from '@/components/ui/error-panel'
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
            {/* Comes with every page, so it brings nothing it can do without; and the way home is a new page. */}
            <button type="button" onClick={retry} className={buttonClass('primary', 48)}>
              Try again
            </button>
            <a href="/" className={buttonClass('secondary', 48)}>
              Go to your home
            </a>
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
