/** AES-GCM: what was sealed under a name opens under that name only, and not at all once a bit has changed. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; bytes: Uint8Array<ArrayBuffer> }

export async function seal(key: CryptoKey, name: string, bytes: Uint8Array): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt(under(name, iv), key, bytes.slice())
  return { iv, bytes: new Uint8Array(sealed) }
}

/** Throws when it was sealed with another key or under another name. */
export async function unseal(key: CryptoKey, name: string, { iv, bytes }: Sealed): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt(under(name, iv), key, bytes))
}

/** Not to be read back by any script, ours included. */
export const importKey = (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

const under = (name: string, iv: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(name),
})
