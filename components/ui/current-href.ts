/** The link whose address the page lies under; of several, the longest: /p/x/client/plan over /p/x/client. */
export function currentHref(links: { href: string }[], pathname: string) {
  return links
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .toSorted((a, b) => b.length - a.length)[0]
}
