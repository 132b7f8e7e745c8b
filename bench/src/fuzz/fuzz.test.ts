/**
 * Whatever is posted to a webhook, nothing fails, nothing hangs, nothing gets stuck, and what is whole comes in once.
 * `npm run fuzz -- --bodies 100000` posts more and prints the table.
 */
import { HOUR_MS } from '@veche/contract/durations.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { renderTable } from '../lib/table.ts'
import { runFuzz } from './run-fuzz.ts'
import { type FuzzStand, startFuzzStand } from './stand.ts'

const { FUZZ_BODIES, FUZZ_SEED } = process.env
const BODIES = Number(FUZZ_BODIES ?? 800)
const SEED = Number(FUZZ_SEED ?? 1)

let stand: FuzzStand
beforeAll(async () => {
  stand = await startFuzzStand()
})
afterAll(() => stand.close())

it('takes what is whole, refuses what is not, and never fails', { timeout: HOUR_MS }, async () => {
  const counts = await runFuzz(stand, { bodies: BODIES, seed: SEED })

  if (FUZZ_BODIES) console.log(renderCounts(counts))
  for (const { examples, network, ...count } of counts) {
    expect({ network, examples, ...count }).toMatchObject({
      ...{ examples: [], failed: 0, unanswered: 0, stuck: 0 },
      ...{ wholeLost: 0, wholeDoubled: 0, strangersIn: 0 },
    })
    expect(count.whole).toBeGreaterThan(0)
    expect(count.refused).toBeGreaterThan(0)
    expect(count.done).toBeGreaterThanOrEqual(count.whole)
  }
})

function renderCounts(counts: Awaited<ReturnType<typeof runFuzz>>): string {
  const names = Object.keys(counts[0] ?? {}).filter((name) => !['network', 'examples'].includes(name))
  const rows = names.map((name) => [
    name,
    ...counts.map((count) => String(Object.entries(count).find(([key]) => key === name)?.[1] ?? '')),
  ])
  return renderTable(['', ...counts.map(({ network }) => network)], rows)
}
