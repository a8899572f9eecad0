import { canonicalJson } from '@/lib/visions/document/canonical'
import type { PlanContent } from '@/lib/visions/document/content'
import { digest } from '@/lib/visions/document/digest'
import { type PlanFile, planFile } from '@/lib/visions/document/plan-file-schema'
import type { TakenPart, TakenPlan } from '@/lib/visions/document/taken-plan'
import { numberedSections } from '@/lib/visions/document/template'

/** A plan as data, to take along and to begin from somewhere else. docs/plan-format.md says what each part means. */
export async function writePlanFile(taken: TakenPlan): Promise<string> {
  const { template, parts, client, practice, day, commitments, checkIns, recaps } = taken
  const present = parts.flatMap(({ content }) => content.sections.map(({ key }) => key))
  const file = {
    format: 'waymark-plan',
    version: 1,
    exported: { on: day, client, practice },
    template: {
      key: template.key,
      version: template.version,
      title: template.title,
      sections: numberedSections(template)
        .filter(({ key }) => present.includes(key))
        .map(({ key, title }) => ({ key, title })),
    },
    parts: await Promise.all(
      parts.map(async ({ place, content, ready }) => ({
        place,
        digest: await digest(content),
        ready,
        plan: content,
      })),
    ),
    ...(commitments ? { commitments } : {}),
    ...(checkIns ? { checkIns } : {}),
    ...(recaps ? { recaps } : {}),
  }
  return `${canonicalJson(file)}\n`
}

/** Why a file is not used, in a sentence for the person who chose it. */
export class BadPlanFile extends Error {}

export type ReadPlan = Pick<PlanFile, 'template' | 'exported'> & { parts: TakenPart[] }

/** The plan in a file, each part with the digest it claims to have. Throws `BadPlanFile`. */
export async function readPlanFile(text: string): Promise<ReadPlan> {
  const { template, exported, parts } = understood(text)
  const read: TakenPart[] = []
  for (const { place, ready, plan, digest: claimed } of parts) {
    // The schema has read every kind and field; only the compiler cannot see the union of kinds as that type.
    const content = plan as PlanContent
    if ((await digest(content)) !== claimed)
      throw new BadPlanFile('This file was changed after it left Waymark, so it is not used.')
    read.push({ place, ready, content })
  }
  refuseTwice(read)
  return { template, exported, parts: read }
}

function understood(text: string): PlanFile {
  if (new TextEncoder().encode(text).byteLength > longestPlanFile)
    throw new BadPlanFile('This file is larger than a plan can be.')
  const value = parsed(text)
  if (Reflect.get(Object(value), 'format') !== 'waymark-plan')
    throw new BadPlanFile('This is not a plan that Waymark exported. Choose the file that ends in .json.')
  if (Reflect.get(Object(value), 'version') !== 1)
    throw new BadPlanFile('This file was written by another version of Waymark, which this one cannot read.')
  if (isDeeperThan(value, deepest)) throw new BadPlanFile('This file is nested deeper than a plan can be.')
  const read = planFile.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new BadPlanFile(
    `This file does not fit the format of a plan, at ${(issue?.path ?? []).map(String).join(' › ') || 'its beginning'}.`,
  )
}

/** Bytes. As long as what an action takes, and several times the longest plan. */
export const longestPlanFile = 900_000
/** Lists may lie in one another twenty deep, each with three levels of its own. */
const deepest = 80

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadPlanFile('This is not a plan that Waymark exported: it cannot be read as JSON.')
  }
}

/** Asked level by level: a schema would follow the nesting down the stack. */
function isDeeperThan(value: unknown, most: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth <= most; depth++) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []))
    if (level.length === 0) return false
  }
  return true
}

function refuseTwice(parts: readonly TakenPart[]): void {
  const sections = parts.flatMap(({ content }) => content.sections)
  const lists = [
    parts.map(({ place }) => place),
    sections.map(({ key }) => key),
    sections.flatMap(({ elements }) => elements.map(({ id }) => id)),
  ]
  if (lists.some((list) => new Set(list).size < list.length))
    throw new BadPlanFile('This file holds the same thing twice, so it is not used.')
}
