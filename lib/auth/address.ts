/** What somebody typed as their e-mail address: the address, or a sentence that says what is in its way. */
export type Address = { email: string } | { sentence: string }

/**
 * Takes every address that mail can reach: plus signs, apostrophes, quoted names with spaces, letters of any script.
 * Whether it exists is for the mail to find out.
 */
export function addressFrom(typed: string): Address {
  const email = typed.trim().normalize('NFC')
  if (email === '') return { sentence: 'Write the email address that your invitation went to.' }
  const at = email.lastIndexOf('@')
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)]
  if (at < 1 || domain === '') {
    return { sentence: 'An email address has a name, an @ and a domain: maya@example.com.' }
  }
  if (email.length > 254 || bytes(local) > 64) {
    return { sentence: 'That address is longer than mail allows. Check for words pasted along with it.' }
  }
  if (!isLocal(local)) {
    return {
      sentence: 'The part before the @ cannot have spaces or other addresses in it. Check what was pasted.',
    }
  }
  if (!isDomain(domain)) {
    return { sentence: `“${domain}” is not a domain that mail can reach. Check the part after the @.` }
  }
  return { email }
}

const bytes = (text: string) => new TextEncoder().encode(text).length

/**
 * Dot-separated words without the characters that mean something to mail, or anything printable within quotes; except
 * angle brackets, which mail programs drop, and then it would go to someone else.
 */
function isLocal(local: string) {
  const words = /^[^\s\p{C}"(),:;<>@[\\\]]+$/u
  const quoted = /^"(?:[^\p{C}"\\<>]|\\[^\p{C}<>])+"$/u
  return quoted.test(local) || (words.test(local) && !/^\.|\.\.|\.$/.test(local))
}

function isDomain(domain: string) {
  const label = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u
  return domain.split('.').every((part) => label.test(part))
}
