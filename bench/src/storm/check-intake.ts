/** Lost and doubled on the way in: every event answered `ok` lies in the raw inbox once, and was worked on. */
import type { CheckInput, CheckResult } from './promises.ts'

type RawRow = { dedupe_key: string; state: string; error_code: string | null }

export async function checkIntake({ pool, ledger }: CheckInput): Promise<CheckResult> {
  const { rows } = await pool.query<RawRow>('select dedupe_key, state, error_code from raw_inbox')
  const stored = new Map(rows.map((row) => [row.dedupe_key, row]))
  const accepted = new Set(
    ledger.deliveries.filter(({ outcome }) => outcome === 'accepted').map(({ eventId }) => eventId),
  )
  const sent = ledger.events.filter(({ callbackServers }) => callbackServers.length > 0)
  const copies = Map.groupBy(ledger.deliveries, ({ eventId }) => eventId)
  return {
    facts: {
      events: sent.length,
      deliveries: ledger.deliveries.length,
      repeatedDeliveries: ledger.deliveries.length - copies.size,
      failedDeliveries: ledger.deliveries.filter(({ outcome }) => outcome !== 'accepted').length,
    },
    invariants: [
      {
        name: 'answered ok → in the database',
        looked: accepted.size,
        violations: [...accepted].filter((eventId) => !stored.has(eventId)),
      },
      {
        name: 'every event reached us at last',
        looked: sent.length,
        violations: sent.filter(({ eventId }) => !accepted.has(eventId)).map(({ naturalKey }) => naturalKey),
      },
      {
        name: 'one raw row for an event',
        looked: rows.length,
        violations: rows.length === stored.size ? [] : [`${rows.length - stored.size} rows too many`],
      },
      {
        name: 'every raw row is worked on',
        looked: rows.length,
        violations: rows
          .filter(({ state }) => state !== 'done')
          .map(({ dedupe_key, state, error_code }) => `${dedupe_key} ${state} ${error_code}`),
      },
    ],
  }
}
