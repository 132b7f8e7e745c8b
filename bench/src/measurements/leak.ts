/**
 * Measures what following who was shown whom costs a list, and how long an inquiry into a leak takes over ten million
 * rows: of a day, and of one resident over all of them.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { percentile } from '../lib/stats.ts'
import type { BenchRow } from './bench-row.ts'
import { growTo } from './bulk.ts'
import { measure } from './measure.ts'
import type { Stage } from './stage.ts'

const READINGS = 10_000_000
const DAYS = 90
const EMPLOYEES = 300
const QUESTIONS = 20_000
const TARGET_S = 60
const DAY_MS = 86_400_000

export async function benchLeak(stage: Stage): Promise<BenchRow[]> {
  await growTo(stage, QUESTIONS)
  await stage.restart()
  const path = '/incidents?limit=50'
  const lists = await measure(stage, path, () => undefined, stage.tokens.dispatcher)
  await fill(stage)
  const end = Date.now()
  const span = (days: number) =>
    `from=${new Date(end - days * DAY_MS).toISOString()}&to=${new Date(end).toISOString()}`
  return [
    seconds('Desk list with its reading written: p95', percentile(lists, 0.95) / 1000, null),
    seconds(
      'Leak pack, a day of 10M readings',
      await take(stage, `/readings/leak/file?${span(1)}`),
      TARGET_S,
    ),
    seconds(
      'Leak pack, one resident in 10M readings',
      await take(stage, `/readings/leak/file?${span(DAYS + 1)}&numbers=17,4711`),
      TARGET_S,
    ),
    seconds(
      'Leak in numbers, a week of 10M readings',
      await take(stage, `/readings/leak?${span(7)}`),
      TARGET_S,
    ),
  ]
}

/** Of each ten readings seven are cards and three are lists of fifty. */
async function fill({ pool }: Stage): Promise<void> {
  await pool.query(
    `insert into reading (at, user_id, how, numbers, is_by_token, ip)
    select now() - (${READINGS} - n) * interval '1 day' * ${DAYS} / ${READINGS}, 'employee-' || n % ${EMPLOYEES},
      case when n % 10 < 7 then 'card' else 'list' end,
      case when n % 10 < 7 then array[(n::bigint * 7919 % 1000000)::int]
        else array(select ((n::bigint * 31 + k * 17) % 1000000)::int from generate_series(1, 50) k) end,
      false, '10.0.0.' || n % 250
    from generate_series(1, ${READINGS}) n`,
  )
  await pool.query('vacuum analyze reading')
  await pause(1000)
}

async function take(stage: Stage, path: string): Promise<number> {
  const startedAt = performance.now()
  const answer = await fetch(`${stage.product.url}/api${path}`, {
    headers: { authorization: `Bearer ${stage.tokens.administrator}` },
  })
  if (!answer.ok || !answer.body) throw new Error(`${path} answered ${answer.status}`)
  let bytes = 0
  for await (const chunk of answer.body) bytes += chunk.length
  console.error(`${path}: ${Math.round(bytes / 1e6)} MB`)
  return (performance.now() - startedAt) / 1000
}

const seconds = (name: string, value: number, target: number | null): BenchRow => ({
  ...{ name, value, unit: 's', target, better: 'less' },
})
