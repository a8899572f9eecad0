import type { Link } from '@/lib/audit/link'
import { canonicalJson } from '@/lib/visions/document/canonical'
import type { PlanContent } from '@/lib/visions/document/content'
import type { Evidence, VersionSeal } from './seal'

/**
 * Everything that is known of one version, in one file that stands by itself: the words, the seal, each signature with
 * its evidence and the statement that was signed, and the events of the record that name them. Written so that the same
 * version is the same file to the byte, and checked by verify.ts without asking anybody.
 */
export type Pack = {
  /** The second form has names in it that were replaced by pseudonyms. */
  format: 'waymark evidence 1' | 'waymark evidence 2'
  seal: VersionSeal
  content: PlanContent
  /** In the order in which they were given. */
  signOffs: { evidence: Evidence; statement: string }[]
  /** In their order: the one before the version, proposed, signed, signed, agreed. */
  events: Link[]
  /** Only in the second form: the hashes of what was sealed, where a name was replaced since. */
  withheld?: { seal: string | null; signOffs: (string | null)[] }
}

/** Canonical JSON and a line end: nothing in it could stand differently. */
export const writePack = (pack: Pack): string => `${canonicalJson(pack)}\n`

/** "version-3-daniel-reyes.waymark.json" */
export const packName = ({ number, clientName }: Pick<VersionSeal, 'number' | 'clientName'>) =>
  `version-${number}-${clientName
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')}.waymark.json`
