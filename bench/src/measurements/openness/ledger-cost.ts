/** Measures what the ledger and the Book take from the pipeline: the same messages in turns with them and without. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createWebhookClient } from '../../lib/webhook-client.ts'
import type { BenchRow } from '../bench-row.ts'
import { nextEnvelope } from '../intake.ts'
import type { Stage } from '../stage.ts'

const MESSAGES = 4000
const CONNECTIONS = 32
const TURNS = 4
/** The triggers that tell the ledger of an incident. */
const TELLERS = [
  ['incident_activity', 'questions_found'],
  ['incident', 'question_of_incident_moved'],
  ['incident_deadline', 'question_due_moved'],
]

/** Three ways: with both; with the ledger while somebody else holds the Book; with neither. */
type Way = 'both' | 'ledger' | 'neither'
const WAYS: readonly Way[] = ['both', 'ledger', 'neither']

export async function benchLedgerCost(stage: Stage): Promise<BenchRow[]> {
  const seconds: Record<Way, number> = { both: 0, ledger: 0, neither: 0 }
  try {
    // The first turn of each way warms up.
    for (let turn = 0; turn <= TURNS; turn += 1)
      for (const way of WAYS) {
        await tell(stage, way !== 'neither')
        await takeIn(stage)
        const took = await workOff(stage, way === 'both')
        if (turn > 0) seconds[way] += took
      }
  } finally {
    await tell(stage, true)
  }
  const row = (name: string, share: number, target: number | null): BenchRow => ({
    ...{ name: `${name}: of the pipeline`, value: share * 100, unit: '%', target, better: 'less' },
  })
  return [
    row('Ledger and Book', 1 - seconds.neither / seconds.both, null),
    row('Ledger alone', 1 - seconds.neither / seconds.ledger, null),
    row('Book', (seconds.both - seconds.ledger) / seconds.both, 5),
  ]
}

async function tell({ pool }: Stage, isTelling: boolean): Promise<void> {
  for (const [table, trigger] of TELLERS)
    await pool.query(`alter table ${table} ${isTelling ? 'enable' : 'disable'} trigger ${trigger}`)
}

/** The pipeline stands still meanwhile. */
async function takeIn(stage: Stage): Promise<void> {
  const product = await stage.restart({ env: { VECHE_ROLE: 'api' } })
  const client = createWebhookClient(`${product.url}${new URL(stage.webhookUrl).pathname}`, CONNECTIONS)
  let left = MESSAGES
  const worker = async () => {
    while (left > 0) {
      left -= 1
      const status = await client.post(nextEnvelope().body)
      if (status !== 200) throw new Error(`The webhook answered ${status}`)
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
  client.close()
}

/**
 * Gives the seconds until every message is an incident. Whoever writes the Book waits for its head, as another node
 * would.
 */
async function workOff(stage: Stage, isWriting: boolean): Promise<number> {
  const holder = await stage.pool.connect()
  try {
    await holder.query('begin')
    if (!isWriting) await holder.query('select from book_head for update')
    await stage.restart()
    const startedAt = performance.now()
    while (await isWaiting(stage)) await sleep(50)
    return (performance.now() - startedAt) / 1000
  } finally {
    await holder.query('rollback')
    holder.release()
  }
}

async function isWaiting({ pool }: Stage): Promise<boolean> {
  const { rows } = await pool.query<{ waiting: boolean }>(
    `select exists (select from raw_inbox where state = 'new') as waiting`,
  )
  return rows[0]?.waiting ?? false
}
