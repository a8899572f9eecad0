/** Numbers and plurals as they stand in sentences. */

const upToTwelve = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** "four" up to ten, figures beyond; with `sentence` the first letter is a capital. */
export function inWords(count: number, { sentence = false, upTo = 10 } = {}) {
  const word = count <= upTo ? upToTwelve[count] : undefined
  if (!word) return count.toLocaleString('en-US')
  return sentence ? capital(word) : word
}

const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const teens = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']

/** As a headline says it, where one number is the news: "thirty", "thirty-one"; figures from a hundred on. */
export function spelledOut(count: number): string {
  if (count < 13) return upToTwelve[count] ?? String(count)
  if (count < 20) return teens[count - 13] ?? String(count)
  if (count > 99) return count.toLocaleString('en-US')
  const ones = count % 10
  return ones === 0 ? (tens[count / 10] ?? '') : `${tens[Math.floor(count / 10)]}-${upToTwelve[ones]}`
}

/** "Four clients" of "four clients". */
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** Ends with a period unless it ends already: the name of a section may be a question. */
export const asSentence = (words: string) => (/[.?!…]$/.test(words) ? words : `${words}.`)

/** counted(1, 'change') is "1 change", counted(4, 'change') is "4 changes". */
export function counted(count: number, one: string, many = `${one}s`) {
  return `${count.toLocaleString('en-US')} ${plural(count, one, many)}`
}

/** counted in words: "Four clients", "one question", "no replies". */
export function countedInWords(count: number, one: string, many = `${one}s`, sentence = false) {
  return `${inWords(count, { sentence })} ${plural(count, one, many)}`
}

export function plural(count: number, one: string, many = `${one}s`) {
  return rules.select(count) === 'one' ? one : many
}

/** "Ana", "Ana and Ben", "Ana, Ben and Cy". */
export function listed(items: string[]) {
  return list.format(items).replace(/, and /, ' and ')
}

const rules = new Intl.PluralRules('en-US')
const list = new Intl.ListFormat('en-US', { style: 'long', type: 'conjunction' })
