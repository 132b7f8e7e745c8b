/** What the text of a migration does to tables that people are at work with. Pure. */

/**
 * `beside`: built while everybody reads and writes. `quick`: a table is held for a moment. `reads`: held for writing
 * while the whole table is read. `writes`: rows of the whole table are written.
 */
export type Weight = 'beside' | 'quick' | 'reads' | 'writes'
export type Touched = { table: string; weight: Weight }

const HEAVIER: readonly Weight[] = ['beside', 'quick', 'reads', 'writes']
const NAME = '(?:if (?:not )?exists )?(?:only )?"?([a-z_][a-z_0-9]*)"?'

type Sign = { weight: Weight; pattern: RegExp }

/** Looked for in each statement, heaviest first; the first group names the table. */
const SIGNS: readonly Sign[] = [
  { weight: 'writes', pattern: new RegExp(`^update ${NAME}`) },
  { weight: 'writes', pattern: new RegExp(`^delete from ${NAME}`) },
  { weight: 'writes', pattern: new RegExp(`^alter table ${NAME}.* (?:type |generated always as \\()`) },
  { weight: 'reads', pattern: new RegExp(`^create (?:unique )?index .*? on ${NAME}`) },
  { weight: 'reads', pattern: new RegExp(`^alter table ${NAME}.* (?:set not null|validate constraint)`) },
  {
    weight: 'reads',
    pattern: new RegExp(
      `^alter table ${NAME}.* add (?:constraint \\w+ )?(?:check|foreign key|unique|exclude)`,
    ),
  },
  { weight: 'quick', pattern: new RegExp(`^(?:alter table|drop table|lock table) ${NAME}`) },
  { weight: 'quick', pattern: new RegExp(`^create (?:or replace )?(?:constraint )?trigger .*? on ${NAME}`) },
  { weight: 'quick', pattern: new RegExp(`^(?:create|alter|drop) policy \\w+ on ${NAME}`) },
]

/** Tables that the migration made itself are nobody's yet and are left out. */
export function readWeights(text: string): Touched[] {
  const declared = /export const indexes\b/.test(text)
  if (declared) return heaviestOf(indexesOf(text))
  const statements = statementsOf(text)
  const made = new Set(
    statements.flatMap((statement) => new RegExp(`^create table ${NAME}`).exec(statement)?.[1] ?? []),
  )
  return heaviestOf(statements.flatMap(touchedBy).filter(({ table }) => !made.has(table)))
}

function indexesOf(text: string): Touched[] {
  const found = clean(text).matchAll(/['"`]\w+ on ([a-z_][a-z_0-9]*)/g)
  return [...found].flatMap(([, table]) => (table ? [{ table, weight: 'beside' as const }] : []))
}

function touchedBy(statement: string): Touched[] {
  for (const { weight, pattern } of SIGNS) {
    const table = pattern.exec(statement)?.[1]
    if (table) return [{ table, weight: isUnchecked(statement, weight) ? 'quick' : weight }]
  }
  return []
}

/** Rows that are there are not looked at. */
const isUnchecked = (statement: string, weight: Weight): boolean =>
  weight === 'reads' && / not valid\b/.test(statement)

function heaviestOf(all: readonly Touched[]): Touched[] {
  const weights = new Map<string, Weight>()
  for (const { table, weight } of all) {
    const known = weights.get(table)
    if (!known || HEAVIER.indexOf(weight) > HEAVIER.indexOf(known)) weights.set(table, weight)
  }
  return [...weights].map(([table, weight]) => ({ table, weight }))
}

/** Bodies of functions say what will be done one day, and are left out; so are comments. */
function clean(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, ' ')
    .replaceAll(/^\s*\/\/.*$/gm, ' ')
    .replaceAll(/--.*$/gm, ' ')
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, ' ')
}

/** What stands at the beginning of a template or behind a semicolon. */
function statementsOf(text: string): string[] {
  return clean(text)
    .split(/[;`]/)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim().toLowerCase())
    .filter((part) => part !== '')
}
