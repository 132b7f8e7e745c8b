/** Each five seconds devices with news are looked for: what it costs follows from the news of a day, not from the devices. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { claimDevices } from '../../server/src/modules/live/push/push.repository.ts'
import { poolsOf } from '../../server/src/platform/database/db.ts'
import { startTestApp, type TestApp } from '../../server/test/test-app.ts'

const PEOPLE = 10_000
const DEVICES_OF_EACH = 3
const NOON = new Date('2026-11-24T09:00:00Z')
const ago = (ms: number) => new Date(NOON.getTime() - ms)

let test: TestApp
let admin: pg.Client
beforeAll(async () => {
  test = await startTestApp({ now: NOON })
  admin = new pg.Client({ connectionString: test.ownerUrl })
  await admin.connect()
  await admin.query(
    `insert into app_user (id, name, email) select 'p' || n, 'Человек ' || n, 'p' || n || '@example.org'
     from generate_series(1, $1::int) n`,
    [PEOPLE],
  )
  await admin.query(
    `insert into push_device (id, user_id, endpoint, p256dh, auth, label, created_at, told_until, next_attempt_at)
     select gen_random_uuid(), 'p' || n, 'https://push.example.org/' || n || '/' || d || repeat('x', 150), repeat('k', 87),
       repeat('a', 22), 'Телефон', $2, $3, $3 from generate_series(1, $1::int) n, generate_series(1, ${DEVICES_OF_EACH}) d`,
    [PEOPLE, ago(30 * DAY_MS), ago(2 * HOUR_MS)],
  )
  // Everybody has unread news: of weeks, of which they were told, or of which nobody is told at once; five have new ones.
  await admin.query(
    `insert into notification (id, user_id, kind, details, is_urgent, dedupe_key, created_at, in_centre, email)
     select gen_random_uuid(), 'p' || n, 'mention', '{}', false, 'k' || n || '-' || k, case k when 6 then $3::timestamptz
       else $2::timestamptz end, true, case k when 5 then 'digest' else 'instant' end
     from generate_series(1, $1::int) n, generate_series(1, 6) k where k < 6 or n <= 100`,
    [PEOPLE, ago(10 * DAY_MS), ago(3 * HOUR_MS)],
  )
  await admin.query(
    `insert into notification (id, user_id, kind, details, is_urgent, dedupe_key, created_at, in_centre, email)
     select gen_random_uuid(), 'p' || n, 'mention', '{}', n = 5, 'new', $1, true, 'instant' from generate_series(1, 5) n`,
    [ago(MINUTE_MS)],
  )
  await admin.query('vacuum analyze app_user, push_device, notification')
}, 120_000)
afterAll(async () => {
  await admin.end()
  await test.close()
})

/** Counters reach the statistics once a second at most, so every session is told not to wait: rows that were read of a table since the last time, by any way. */
async function countRead(): Promise<Record<string, { whole: number; rows: number }>> {
  const sessions = await Promise.all(
    poolsOf(test.db, test.pool).flatMap((pool) =>
      Array.from({ length: pool.options.max }, () => pool.connect()),
    ),
  )
  for (const session of sessions) {
    await session.query('select pg_stat_force_next_flush()')
    session.release()
  }
  await admin.query('select pg_stat_clear_snapshot()')
  const { rows } = await admin.query<{ relname: string; seq_scan: string; read: string }>(
    `select relname, seq_scan, seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_user_tables
     where relname in ('push_device', 'notification')`,
  )
  return Object.fromEntries(
    rows.map(({ relname, seq_scan, read }) => [relname, { whole: Number(seq_scan), rows: Number(read) }]),
  )
}
const claim = (now: Date, { isNight = false, limit = 20 } = {}) =>
  test.db.transaction().execute((tx) => claimDevices(tx, { now, isNight, limit }))

it('reads the devices of those who have news, and no others', async () => {
  const before = await countRead()
  expect(await claim(NOON)).toHaveLength(5 * DEVICES_OF_EACH)
  expect(await claim(NOON)).toEqual([])
  const after = await countRead()
  for (const table of ['push_device', 'notification']) {
    expect({ table, whole: after[table]!.whole - before[table]!.whole }).toEqual({ table, whole: 0 })
    expect(after[table]!.rows - before[table]!.rows).toBeLessThan(2000)
  }
})

it('takes no more than it is asked for, at night what is urgent, and what is older than a day never', async () => {
  await admin.query('update push_device set next_attempt_at = $1, attempts = 0', [ago(HOUR_MS)])
  expect(await claim(NOON, { limit: 4 })).toHaveLength(4)
  await admin.query('update push_device set next_attempt_at = $1', [ago(HOUR_MS)])
  expect(await claim(NOON, { isNight: true })).toHaveLength(DEVICES_OF_EACH)
  expect(await claim(new Date(NOON.getTime() + 2 * DAY_MS))).toEqual([])
})
