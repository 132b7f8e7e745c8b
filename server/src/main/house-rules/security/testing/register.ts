/** The register of ASVS 5.0 and of our own scenarios: how it is read, and the page that is made of it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

export const ROOT = path.resolve(import.meta.dirname, '../../../../../..')
export const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

const Test = z.strictObject({ file: z.string(), name: z.string() })
/** A text that stands in a file, so that a reason that rests on it falls with it. */
const Fact = z.strictObject({ file: z.string(), has: z.string().min(5) })
const About = { about: z.string().min(3), tests: z.array(Test).min(1).optional() }
const Item = { id: z.string().regex(/^V\d+\.\d+\.\d+$/), level: z.literal([1, 2]), ...About }

export const AsvsItem = z.discriminatedUnion('state', [
  z
    .strictObject({
      ...{ ...Item, state: z.literal('met') },
      place: z.string(),
      review: z.string().min(20).optional(),
      facts: z.array(Fact).min(1).optional(),
    })
    // A review without a fact could be said of anything.
    .refine(({ tests, facts }) => tests !== undefined || facts !== undefined, 'neither a test nor a fact')
    .refine(({ review, facts }) => review === undefined || facts !== undefined, 'a review without a fact'),
  z.strictObject({ ...Item, state: z.literal('not-applicable'), reason: z.string().min(5) }),
  z.strictObject({
    ...{ ...Item, state: z.literal('short') },
    place: z.string().optional(),
    missing: z.string().min(20),
  }),
])
export type AsvsItem = z.infer<typeof AsvsItem>

export const Scenario = z
  .strictObject({
    id: z.string().regex(/^S\d+$/),
    about: z.string(),
    state: z.literal(['reached', 'partly', 'not']),
    figure: z.string().min(10),
    tests: z.array(Test),
    missing: z.string().optional(),
  })
  .refine(({ state, tests }) => state === 'not' || tests.length > 0, 'a figure without a test')
  .refine(
    ({ state, missing }) => state !== 'partly' || missing !== undefined,
    'partly, and nothing is missing',
  )
export type Scenario = z.infer<typeof Scenario>

export const readItems = () => z.array(AsvsItem).parse(JSON.parse(read('security/asvs.json')))
export const readScenarios = () => z.array(Scenario).parse(JSON.parse(read('security/scenarios.json')))

export const CHAPTERS: Record<string, { name: string; level1: number; level2: number }> = {
  V1: { name: 'encoding', level1: 8, level2: 19 },
  V2: { name: 'validation and the work itself', level1: 4, level2: 7 },
  V3: { name: 'web pages', level1: 8, level2: 11 },
  V4: { name: 'API', level1: 2, level2: 8 },
  V5: { name: 'files', level1: 4, level2: 5 },
  V6: { name: 'signing in', level1: 13, level2: 22 },
  V7: { name: 'sessions', level1: 6, level2: 12 },
  V8: { name: 'rights', level1: 4, level2: 3 },
  V9: { name: 'signed tokens', level1: 4, level2: 3 },
  V10: { name: 'OAuth', level1: 5, level2: 24 },
  V11: { name: 'cryptography', level1: 3, level2: 11 },
  V12: { name: 'TLS', level1: 3, level2: 6 },
  V13: { name: 'configuration', level1: 1, level2: 12 },
  V14: { name: 'data', level1: 2, level2: 7 },
  V15: { name: 'code and packages', level1: 3, level2: 10 },
  V16: { name: 'logs and errors', level1: 0, level2: 16 },
  V17: { name: 'WebRTC', level1: 0, level2: 7 },
}

export const chapterOf = ({ id }: Pick<AsvsItem, 'id'>) => id.split('.')[0] ?? ''

/** The whole page `docs/operations/security-review.md`. */
export function writeReview(items: readonly AsvsItem[], scenarios: readonly Scenario[]): string {
  const all = countOf(items)
  return `# What of ASVS 5.0 is met, and by what

Made of [security/asvs.json](../../security/asvs.json) and [security/scenarios.json](../../security/scenarios.json); a test holds that each of the 253 items of level 2 (70 of level 1) stands there once, that every test it
names is there, and that every fact of a review still stands in its file. The text of the standard is [at OWASP](https://github.com/OWASP/ASVS/tree/v5.0.0); here are numbers and a few words of our own. What was decided and why:
[security-rules.md](security-rules.md). This is what its makers say of their own work; nobody from outside has looked at it.

**${all.test} of ${items.length} are shown by a test** that fails without them, ${all.review} by a review with facts that are checked, ${all.none} do not apply, **${all.short} are short**.

| chapter | items | by a test | by a review | do not apply | short |
| --- | --- | --- | --- | --- | --- |
${Object.entries(CHAPTERS)
  .map(([chapter, { name }]) => {
    const own = items.filter((item) => chapterOf(item) === chapter)
    const { test, review, none, short } = countOf(own)
    return `| ${chapter} ${name} | ${own.length} | ${test} | ${review} | ${none} | ${short} |`
  })
  .join('\n')}

## What is short

| item | level | what it asks for | what is missing |
| --- | --- | --- | --- |
${items
  .flatMap((item) =>
    item.state === 'short' ? [`| ${item.id} | ${item.level} | ${item.about} | ${item.missing} |`] : [],
  )
  .join('\n')}

## Our own scenarios

Attacks that were chosen for this product, each with the figure that was reached. «Partly» says what the figure lacks.

| scenario | state | reached | missing | shown by |
| --- | --- | --- | --- | --- |
${scenarios
  .map(({ id, about, state, figure, missing = '', tests }) => {
    const files = [...new Set(tests.map(({ file }) => `\`${path.basename(file)}\``))].join(', ')
    return `| ${id} ${about} | ${state} | ${figure} | ${missing} | ${files} |`
  })
  .join('\n')}
`
}

function countOf(items: readonly AsvsItem[]) {
  const met = items.filter(({ state }) => state === 'met')
  const test = met.filter(({ tests }) => tests !== undefined).length
  return {
    test,
    review: met.length - test,
    none: items.filter(({ state }) => state === 'not-applicable').length,
    short: items.filter(({ state }) => state === 'short').length,
  }
}
