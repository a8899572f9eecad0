/** What a mail says, in blocks. Never the text of a plan or a note: only a link to where it can be read. */
export type Block =
  | { say: string }
  | { code: string }
  | { link: string; words: string; look?: 'button' | 'quiet' }
  | { aside: string }

export type Mail = {
  subject: string
  /** Whose mail it is, where it is a practice's: its name, in its accent. */
  letterhead?: { practice: string; accentHue: number }
  blocks: Block[]
  /** For the calendar of whoever reads it. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
  /** How whoever reads it has no more of these: a page that asks first, and what mail programs post to (RFC 8058). */
  stop?: { page: string; post: string; words: string }
}

/** One serializer for both forms, so that they cannot say different things. */
export function rendered(mail: Mail): { subject: string; text: string; html: string } {
  const { letterhead, stop } = mail
  const blocks = [
    ...mail.blocks,
    ...(stop ? [{ link: stop.page, words: stop.words, look: 'quiet' as const }] : []),
  ]
  return {
    subject: oneLine(mail.subject),
    text: `${[...(letterhead ? [letterhead.practice] : []), ...blocks.map(asText)].join('\n\n')}\n`,
    html: page(oneLine(mail.subject), asHtmlUnder(letterhead, blocks)),
  }
}

function asText(block: Block): string {
  if ('code' in block) return `    ${block.code}`
  if ('link' in block) return `${block.words}:\n${block.link}`
  return 'say' in block ? block.say : block.aside
}

function asHtmlUnder(letterhead: Mail['letterhead'], blocks: Block[]): string {
  const accent = accents[letterhead?.accentHue ?? standardHue] ?? spruce
  const head = letterhead
    ? [
        `<p style="margin:0 0 24px;font-size:18px"><span style="display:inline-block;width:6px;height:16px;margin-right:10px;border-radius:2px;vertical-align:-2px;background:${accent}"></span>${escaped(letterhead.practice)}</p>`,
      ]
    : []
  return [...head, ...blocks.map((block) => asHtml(block, accent))].join('\n')
}

/** The offered accents in light, as hex: mail programs do not read oklch. */
const spruce = '#095d44'
const standardHue = 166
const accents: Record<number, string> = {
  135: '#395926',
  [standardHue]: spruce,
  200: '#015a5e',
  245: '#1f527a',
  275: '#414a7d',
}

function asHtml(block: Block, accent: string): string {
  if ('code' in block) {
    return `<p style="font:600 28px/36px monospace;letter-spacing:4px;margin:0 0 20px">${escaped(block.code)}</p>`
  }
  if ('link' in block) {
    const look =
      block.look === 'button'
        ? `display:block;padding:12px 20px;border-radius:8px;background:${accent};color:#fdfdfa;font:600 16px/24px Helvetica,Arial,sans-serif;text-align:center;text-decoration:none`
        : block.look === 'quiet'
          ? 'color:#5c6057;font-size:13px;line-height:20px'
          : `color:${accent}`
    return `<p style="margin:0 0 20px"><a href="${escaped(safeHref(block.link))}" style="${look}">${escaped(block.words)}</a></p>`
  }
  if ('say' in block) return `<p style="margin:0 0 20px">${escaped(block.say)}</p>`
  return `<p style="margin:0 0 20px;color:#5c6057;font-size:13px;line-height:20px">${escaped(block.aside)}</p>`
}

const page = (title: string, body: string) => `<!doctype html>
<html lang="en-US">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:32px 24px;background:#f4f2ec;color:#20241f;font:16px/26px Georgia,serif">
<div style="max-width:480px;margin:0 auto">
${body}
</div>
</body>
</html>
`

function escaped(text: string) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function safeHref(address: string) {
  const { protocol, href } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error(`A mail may not link to ${protocol}`)
  return href
}

const oneLine = (text: string) => text.replace(/[\p{C}\s]+/gu, ' ').trim()
