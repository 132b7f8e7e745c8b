/** Compares what was taken with the database, its work and its history, when all is quiet again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { CountersResponse } from '@veche/contract/incidents.ts'
import type pg from 'pg'
import { findBrokenChain } from '../../../server/src/modules/incidents/index.ts'
import { createDatabase } from '../../../server/src/platform/database/db.ts'
import { readApi } from '../lib/api-client.ts'
import { checkWork } from '../storm/checks/check-work.ts'
import type { DrillStage } from './stage.ts'

const QUIET_WITHIN_MS = 180_000

export type Checked = { counts: Record<string, number>; broken: string[] }

/** `taken`: numbers of events that the product has answered for. */
export async function checkTaken(
  stage: Pick<DrillStage, 'product' | 'tokens' | 'withOwner'>,
  taken: ReadonlySet<number>,
): Promise<Checked> {
  return stage.withOwner(async (pool) => {
    await untilQuiet(pool)
    const { rows } = await pool.query<{ number: number; count: number }>(
      `select substring(text from '[0-9]+$')::int as number, count(*)::int as count
       from message where network = 'vk' and direction = 'in' group by 1`,
    )
    const stored = new Map(rows.map(({ number, count }) => [number, count]))
    const lost = [...taken].filter((number) => !stored.has(number))
    const doubled = rows.filter(({ count }) => count > 1).map(({ number }) => number)
    const work = await judgeWork(stage, pool)
    const examples = (numbers: readonly number[]) => numbers.slice(0, 5).join(', ')
    return {
      counts: { taken: taken.size, messages: stored.size, lost: lost.length, doubled: doubled.length },
      broken: [
        ...(lost.length > 0 ? [`lost: ${lost.length} (${examples(lost)})`] : []),
        ...(doubled.length > 0 ? [`doubled: ${doubled.length} (${examples(doubled)})`] : []),
        ...work,
      ],
    }
  })
}

async function judgeWork(
  { product, tokens }: Pick<DrillStage, 'product' | 'tokens'>,
  pool: pg.Pool,
): Promise<string[]> {
  const counters = await readApi(`${product.url}/api/incidents/counters`, tokens.dispatcher, CountersResponse)
  if (!counters) return ['the counters cannot be read']
  const chain = await findBrokenChain(createDatabase(pool))
  const brokenChain = chain && `${chain.incidentId} ${chain.seq}`
  const { invariants } = await checkWork({ pool, counters: counters.queues, brokenChain })
  return invariants.flatMap(({ name, violations }) =>
    violations.length === 0 ? [] : [`${name}: ${violations.length} (${violations[0]})`],
  )
}

const WAITING = `select count(*)::int as waiting from raw_inbox where state = 'new'`
const SET_ASIDE = `select count(*)::int as waiting from raw_inbox where state = 'quarantined'`

export async function untilQuiet(pool: pg.Pool): Promise<void> {
  const until = Date.now() + QUIET_WITHIN_MS
  for (const text of [WAITING, SET_ASIDE]) {
    while (Date.now() < until) {
      const { rows } = await pool.query<{ waiting: number }>(text)
      if (rows[0]?.waiting === 0) break
      await sleep(300)
    }
  }
  // Figures and the Book are written a moment behind the work.
  await sleep(4000)
}
