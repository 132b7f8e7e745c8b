/**
 * `npm run oversight`: the rules of oversight judged on simulated regions whose truth is known. Prints what each was asked to
 * reach and what it reached; the exit code is 1 when one missed it, 2 when it could not begin. The seeds are fixed: two runs
 * print the same but for times; `--seed 5000` begins at another one, so that a rule that was mended is judged by others than those
 * it was mended by. `--only radar,rating` judges what is named; `--quick` takes a tenth of the seeds, for trying,
 * and may miss by chance.
 */
import { parseArgs } from 'node:util'
import { acceptDurability } from './oversight/accept-durability.ts'
import { acceptForecast } from './oversight/accept-forecast.ts'
import { acceptQuality } from './oversight/accept-quality.ts'
import { acceptRadar } from './oversight/accept-radar.ts'
import { acceptRating } from './oversight/accept-rating.ts'
import { acceptReplay } from './oversight/accept-replay.ts'
import { acceptSilence } from './oversight/accept-silence.ts'
import { type Acceptance, isReached, renderAcceptance } from './oversight/acceptance.ts'

/** How many simulated worlds each rule is judged on: 1 in full, a tenth when quick. */
type Accept = (effort: number, firstSeed: number) => readonly Acceptance[]

const RULES: Readonly<Record<string, Accept>> = {
  rating: acceptRating,
  radar: acceptRadar,
  forecast: acceptForecast,
  replay: acceptReplay,
  durability: acceptDurability,
  silence: acceptSilence,
  quality: acceptQuality,
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '0' },
  },
})
const wanted = values.only?.split(',') ?? Object.keys(RULES)
const unknown = wanted.filter((name) => !RULES[name])
if (unknown.length > 0) {
  console.error(`No rule ${unknown.join(', ')}; there are ${Object.keys(RULES).join(', ')}`)
  process.exit(2)
}

const firstSeed = Number(values.seed)
if (!Number.isSafeInteger(firstSeed) || firstSeed < 0) {
  console.error(`No seed ${values.seed}: a whole number is one`)
  process.exit(2)
}

const rows: Acceptance[] = []
for (const name of wanted) {
  console.error(`judging ${name}…`)
  const judged = RULES[name]?.(values.quick ? 0.1 : 1, firstSeed) ?? []
  // A whole run takes long: what is stopped has told what it found.
  for (const row of judged) console.error(`  ${row.name}: ${row.value} ${row.unit}`)
  rows.push(...judged)
}
console.log(renderAcceptance(rows))
process.exit(rows.every(isReached) ? 0 : 1)
