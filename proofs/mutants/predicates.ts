import { globSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { inProject, project } from '@/ops/project.mjs'

// Every rule of every policy.ts, loosened: a condition that must hold is left out, a reason against is not looked at,
// a predicate is always true. What the file says besides that stays as it is.

export type PredicateMutant = {
  name: string
  /** The policy, and the test beside it that must turn red. */
  file: string
  test: string
  unchanged: string
  /** The whole file with one rule loosened. */
  text: string
}

export function predicateMutants(): PredicateMutant[] {
  const files = globSync('lib/**/policy.ts', { cwd: project }).sort()
  if (files.length === 0) throw new Error('There is no policy.ts under lib.')
  return files.flatMap(mutantsOf)
}

function mutantsOf(file: string): PredicateMutant[] {
  const text = readFileSync(inProject(file), 'utf8')
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be read: ${errors[0]?.message}`)
  const functions = program.body.flatMap(functionsIn)
  const mutants = functions.flatMap(({ name, node }) =>
    loosenings(name, node).map(({ start, end, by }): PredicateMutant => {
      const was = text.slice(start, end).replaceAll(/\s+/g, ' ')
      return {
        name: `${file} ${name}: ${was.length > 120 ? `${was.slice(0, 119)}…` : was} → ${by}`,
        file,
        test: file.replace(/\.ts$/, '.test.ts'),
        unchanged: text,
        text: text.slice(0, start) + by + text.slice(end),
      }
    }),
  )
  // Leaving out one of two halves that are both all of it says the same twice.
  return [...new Map(mutants.map((mutant) => [mutant.text, mutant])).values()]
}

type Node = { type: string; start: number; end: number } & Record<string, unknown>
type Loosening = { start: number; end: number; by: string }

/** Exported or not: what a predicate asks of another one is its rule as well. Words and numbers are no predicates. */
function functionsIn(statement: unknown): { name: string; node: Node }[] {
  const declared = child(statement, 'declaration') ?? (statement as Node)
  if (declared.type === 'FunctionDeclaration') return [{ name: nameOf(declared), node: declared }]
  return children(declared, 'declarations').flatMap((each) => {
    const value = child(each, 'init')
    const saysWhether = /^(may|is|has|can)[A-Z]/.test(nameOf(each))
    return value && saysWhether ? [{ name: nameOf(each), node: value }] : []
  })
}

function loosenings(name: string, node: Node): Loosening[] {
  const refuses = name.startsWith('whyNot')
  const body = child(node, 'body')
  const whole: Loosening[] = []
  if (node.type === 'Identifier') whole.push({ ...node, by: '() => true' })
  else if (body && body.type !== 'BlockStatement') whole.push({ ...body, by: 'true' })
  return [...whole, ...within(body ?? node)].map(({ start, end, by }) => ({ start, end, by }))

  function within(at: Node): Loosening[] {
    const deeper = Object.values(at)
      .flat()
      .filter(isNode)
      .flatMap((each) => within(each))
    const test = child(at, 'test')
    if (at.type === 'IfStatement' && test) return [{ ...test, by: refuses ? 'false' : 'true' }, ...deeper]
    if (at.type === 'ConditionalExpression' && test && !refuses) {
      const branches = [child(at, 'consequent'), child(at, 'alternate')].filter(isNode)
      const open = branches.filter(({ type }) => type !== 'Literal')
      return [{ ...test, by: 'true' }, ...open.map((each) => ({ ...each, by: 'true' })), ...deeper]
    }
    if (at.type === 'LogicalExpression' && at.operator === '&&') {
      const both = [child(at, 'left'), child(at, 'right')].filter(isNode)
      return [...both.map((each) => ({ ...each, by: refuses ? 'false' : 'true' })), ...deeper]
    }
    return deeper
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

const child = (of: unknown, name: string) => {
  const value = isNode(of) ? of[name] : undefined
  return isNode(value) ? value : undefined
}

const children = (of: Node, name: string) => [of[name]].flat().filter(isNode)

const nameOf = (node: Node) => {
  const id = child(node, 'id')
  return typeof id?.name === 'string' ? id.name : ''
}
