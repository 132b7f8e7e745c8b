/**
 * Checks what was lost or doubled on the way in: every event we accepted lies in the raw inbox once, and was worked
 * on.
 */
import type { CheckResult, NetworkInput } from './promises.ts'
import { listRawRows } from './raw-rows.ts'

export async function checkIntake({ pool, front, facts }: NetworkInput): Promise<CheckResult> {
  const rows = await listRawRows(pool, front)
  const stored = Map.groupBy(
    rows.flatMap(({ event }) => event ?? []),
    (event) => event,
  )
  const { deliveries } = facts
  const accepted = new Set(deliveries.filter((one) => one.isAccepted).map((one) => one.eventKey))
  const isReadBack = front.forgetUs !== null
  // Where a network forgets us, what was on its way is lost with the subscription; the messages show what was read
  // back.
  const expected = isReadBack ? [] : facts.events.filter(({ isForUs }) => isForUs)
  return {
    facts: {
      events: facts.events.length,
      deliveries: deliveries.length,
      repeated: deliveries.length - new Set(deliveries.map((one) => one.eventKey)).size,
      failed: deliveries.filter((one) => !one.isAccepted).length,
      'never told': facts.events.filter(({ key }) => !accepted.has(key)).length,
      'rows read back': rows.filter(({ event }) => event === null).length,
    },
    invariants: [
      {
        name: 'taken by us → in the database',
        breach: 'lost',
        looked: accepted.size,
        violations: [...accepted].filter((key) => !stored.has(key)),
      },
      {
        name: 'every event reached us at last',
        breach: 'lost',
        looked: expected.length,
        violations: expected.filter(({ key }) => !accepted.has(key)).map(({ key }) => key),
      },
      {
        name: 'one raw row for an event',
        breach: 'doubled',
        looked: stored.size,
        violations: [...stored].filter(([, same]) => same.length > 1).map(([key]) => key),
      },
      {
        name: 'every raw row is worked on',
        breach: 'lost',
        looked: rows.length,
        violations: rows
          .filter(({ state }) => state !== 'done')
          .map((row) => `${row.dedupe_key} ${row.state} ${row.error_code}`),
      },
    ],
  }
}
