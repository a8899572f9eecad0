import { canonicalBytes } from '@/lib/visions/document/canonical'
import type { PlanContent } from '@/lib/visions/document/content'
import type { Held } from '@/lib/visions/document/move'

/** SHA-256 over the canonical bytes, as 64 lowercase hex digits. The same in Node and in the browser. */
export async function digest(plan: PlanContent): Promise<string> {
  return digestBytes(canonicalBytes(plan))
}

/** SHA-256, in 64 lower-case hex digits. */
export async function digestBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Of the words of one section in the private draft: says that what is shared is what was shown. */
export async function digestOfHeld(held: Held): Promise<string> {
  return digestBytes(canonicalBytes(held))
}
