import type { Metadata } from 'next'

/** What a page about one version is called in the browser: `Version 3`. An address that names none says no number. */
export async function versionTitle(
  what: 'Version' | 'Certificate of version',
  params: Promise<{ number: string }>,
): Promise<Metadata> {
  const { number } = await params
  const [said = ''] = /^[1-9]\d{0,5}$/.exec(number) ?? []
  return { title: `${what} ${said}`.trim() }
}
