import { hashedText, type Link } from '@/lib/audit/link'
import type { Pack } from '@/lib/signoffs/pack'
import { hashOfText, idOfSealed, sealed } from '@/lib/signoffs/seal'
import { canonicalJson } from '@/lib/visions/document/canonical'

/** A pack changed and then written anew, from the first word to the last hash: whole, as far as a file alone can tell. */
export async function writtenAnew(pack: Pack, change: (forged: Pack) => void): Promise<Pack> {
  const forged = structuredClone(pack)
  change(forged)
  forged.seal.digest = await hashOfText(canonicalJson(forged.content))
  const versionId = await idOfSealed(sealed(forged.seal))
  const begins = forged.seal.previousHash === null ? 0 : 1
  const rewrite = async (at: number, subjectId: string) => {
    const event = forged.events[at]
    const before = forged.events[at - 1]
    if (!event) return
    const prevHash = before && before.seq + 1 === event.seq ? before.hash : event.prevHash
    const { hash: _, ...fields }: Link = { ...event, subjectId, prevHash }
    forged.events[at] = { ...fields, hash: await hashOfText(hashedText(fields)) }
  }
  await rewrite(begins, versionId)
  for (const [index, { evidence }] of forged.signOffs.entries()) {
    const before = forged.events[begins + index]
    Object.assign(evidence, {
      versionId,
      digest: forged.seal.digest,
      previousSeq: before?.seq,
      previousHash: before?.hash,
    })
    await rewrite(begins + index + 1, await idOfSealed(sealed(evidence)))
  }
  if (forged.signOffs.length === 2) await rewrite(forged.events.length - 1, versionId)
  return forged
}
