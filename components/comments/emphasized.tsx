/** What somebody wrote, with *one word* set apart as people do it in plain text, and nothing else of markup. */
export function Emphasized({ words }: { words: string }) {
  return words.split(/(\*[^*\s](?:[^*\n]*[^*\s])?\*)/).map((part, index) =>
    // Every second part is one of the words set apart.
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its position
    index % 2 === 1 ? <em key={index}>{part.slice(1, -1)}</em> : part,
  )
}
