/** The first thing the keyboard meets. Every page has one <Main>. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="not-focus:hidden-words fixed top-2 left-2 z-60 rounded-control bg-band px-4 py-3 font-semibold text-15 text-on-band"
    >
      Skip to the page
    </a>
  )
}
