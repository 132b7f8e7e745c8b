/** The register of R1–R30: how it is read, and the page that is made of it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

export const ROOT = path.resolve(import.meta.dirname, '../../../../../..')
export const RESULTS = path.join(ROOT, 'reliability/results')

export const ReliabilityPromise = z
  .strictObject({
    id: z.string().regex(/^R\d+$/),
    about: z.string(),
    /** The figure of the goal. */
    asked: z.string().min(10),
    state: z.literal(['reached', 'partly', 'not']),
    /** The figure that was shown: by the tests in their own size, or by the last long run. */
    figure: z.string().min(10),
    /** Run each time. */
    tests: z.array(z.strictObject({ file: z.string(), name: z.string() })),
    /** Run by hand, at length. */
    command: z
      .string()
      .regex(/^npm run [a-z-]+( -- .+)?$/)
      .optional(),
    /** When the command gave the figure; of `npm run trust` the file in `results` says it. */
    lastRun: z.string().optional(),
    missing: z.string().optional(),
  })
  .refine(
    ({ state, tests, command }) => state === 'not' || tests.length > 0 || command !== undefined,
    'a figure that nothing shows',
  )
  .refine(
    ({ state, missing }) => (state === 'reached') === (missing === undefined),
    'what is missing is said where it is not reached, and only there',
  )
export type ReliabilityPromise = z.infer<typeof ReliabilityPromise>

/** What a run of `npm run trust -- --run` leaves. */
export const RunResult = z.strictObject({
  id: z.string(),
  about: z.string(),
  at: z.iso.date(),
  seed: z.number().int(),
  size: z.number().int(),
  unit: z.string(),
  seconds: z.number().int(),
  counts: z.record(z.string(), z.number()),
  broken: z.array(z.string()),
})
export type RunResult = z.infer<typeof RunResult>

export function readPromises(): ReliabilityPromise[] {
  const text = readFileSync(path.join(ROOT, 'reliability/promises.json'), 'utf8')
  return z.array(ReliabilityPromise).parse(JSON.parse(text))
}

/** The whole page `docs/operations/reliability.md`. */
export function writeReliability(
  promises: readonly ReliabilityPromise[],
  results: ReadonlyMap<string, RunResult>,
): string {
  const count = (state: ReliabilityPromise['state']) => promises.filter((each) => each.state === state).length
  return `# What was promised of reliability, and what shows it

Made of [reliability/promises.json](../../reliability/promises.json) and the files beside it; a test holds that each of R1–R30 stands there once, that every test it names is there, and that every command is one.
\`npm run trust\` prints this table and that of [security](security-review.md#our-own-scenarios); \`npm run trust -- --run R5,R7\` runs what has a run of its own, else its tests, and writes \`reliability/results/R5.json\`.
\`--size N\` and \`--seed N\` make another run, \`--quick\` a short one. How the storm, the model and the benchmarks work: [benchmarks.md](benchmarks.md).

**${count('reached')} of ${promises.length} are reached**, ${count('partly')} are reached in part, ${count('not')} not at all. «Partly» says what the figure lacks.

| promise | asked | state | shown | missing | each time | by hand |
| --- | --- | --- | --- | --- | --- | --- |
${promises
  .map(({ id, about, asked, state, figure, missing = '', tests, command, lastRun }) => {
    const files = [...new Set(tests.map(({ file }) => `\`${path.basename(file)}\``))].join(', ')
    const when = results.get(id)?.at ?? lastRun
    const byHand = command ? `\`${command}\`${when ? `, ${when}` : ''}` : ''
    return `| ${id} ${about} | ${asked} | ${state} | ${figure} | ${missing} | ${files} | ${byHand} |`
  })
  .join('\n')}

## The runs whose figures stand there

| run | size | what it counted | broken |
| --- | --- | --- | --- |
${[...results.values()]
  .map(({ id, at, seed, size, unit, seconds, counts, broken }) => {
    const counted = Object.entries(counts)
      .map(([name, value]) => `${name}: ${value}`)
      .join('; ')
    return `| ${id}, ${at}, seed ${seed} | ${size} ${unit}, ${seconds} s | ${counted} | ${broken.join('; ') || 'nothing'} |`
  })
  .join('\n')}
`
}
