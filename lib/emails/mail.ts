/** What a mail says, in blocks. Never the text of a plan or a note: only a link to where it can be read. */
export type Block = { say: string } | { code: string } | { link: string; words: string } | { aside: string }

export type Mail = { subject: string; blocks: Block[] }

/** One serializer for both forms, so that they cannot say different things. */
export function rendered(mail: Mail): { subject: string; text: string; html: string } {
  return {
    subject: oneLine(mail.subject),
    text: `${mail.blocks.map(asText).join('\n\n')}\n`,
    html: page(oneLine(mail.subject), mail.blocks.map(asHtml).join('\n')),
  }
}

function asText(block: Block): string {
  if ('code' in block) return `    ${block.code}`
  if ('link' in block) return `${block.words}:\n${block.link}`
  return 'say' in block ? block.say : block.aside
}

function asHtml(block: Block): string {
  if ('code' in block) {
    return `<p style="font:600 28px/36px monospace;letter-spacing:4px;margin:0 0 20px">${escaped(block.code)}</p>`
  }
  if ('link' in block) {
    return `<p style="margin:0 0 20px"><a href="${escaped(safeHref(block.link))}" style="color:#0b5c45">${escaped(block.words)}</a></p>`
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
