export type Way = { what: string; headers: Record<string, string> }

/** How a request comes that our own pages have not sent, by what it says of where it comes from. */
export function strangeWays(address: string): Way[] {
  const { origin: ours, port, hostname } = new URL(address)
  const evil = 'https://evil.example'
  const host = 'evil.example'
  return [
    ...foreignOrigins(ours, hostname, port).map((origin) => ({
      what: `the origin ${origin}`,
      headers: { origin },
    })),
    { what: 'another site, said to be ours', headers: { origin: evil, 'sec-fetch-site': 'same-origin' } },
    { what: 'another site, at its own host', headers: { origin: evil, host } },
    { what: 'another site, forwarded for its own host', headers: { origin: evil, 'x-forwarded-host': host } },
    {
      what: 'another site, at and forwarded for its own host, said to be ours',
      headers: { origin: evil, host, 'x-forwarded-host': host, 'sec-fetch-site': 'same-origin' },
    },
    { what: 'null, at the host null', headers: { origin: 'null', host: 'null' } },
    { what: 'null, forwarded for null', headers: { origin: 'null', 'x-forwarded-host': 'null' } },
    { what: 'null, said to be ours', headers: { origin: 'null', 'sec-fetch-site': 'same-origin' } },
    { what: 'no origin', headers: {} },
    { what: 'no origin, our address as referrer', headers: { referer: `${ours}/` } },
    { what: 'no origin, forwarded for our host', headers: { 'x-forwarded-host': new URL(ours).host } },
  ]
}

/** What a browser says of itself: no page can forge it, and it counts even beside the right origin. */
export function contradictions(address: string): Way[] {
  const { origin } = new URL(address)
  return ['cross-site', 'same-site', 'none'].flatMap((site): Way[] => [
    { what: `our origin, and ${site}`, headers: { origin, 'sec-fetch-site': site } },
    { what: `no origin, and ${site}`, headers: { 'sec-fetch-site': site } },
  ])
}

function foreignOrigins(ours: string, hostname: string, port: string): string[] {
  return [
    'https://evil.example',
    'null',
    'file://',
    `${ours}.evil.example`,
    `${ours}@evil.example`,
    `${ours}/`,
    `${ours}, https://evil.example`,
    `https://evil.example, ${ours}`,
    ours.toUpperCase(),
    `https://${hostname}:${port}`,
    `http://${hostname}:${Number(port) + 1}`,
    `http://${hostname}`,
    `http://127.0.0.1:${port}`,
    `http://www.${hostname}:${port}`,
  ].filter((origin) => origin !== ours)
}
