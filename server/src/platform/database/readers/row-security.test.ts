import { HOUR_MS } from '@veche/contract/durations.ts'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { up as upOfReader } from '../../../../migrations/0145-rows-of-a-reader.ts'
import { up as upOfIncident } from '../../../../migrations/0146-rows-of-an-incident.ts'
import { up as upOfChats } from '../../../../migrations/0158-rows-of-chats.ts'
import { up as upOfBroadcasts } from '../../../../migrations/0159-rows-of-broadcasts.ts'
import { up as upOfRumours } from '../../../../migrations/0160-rows-of-rumours.ts'
import { up as upOfWork } from '../../../../migrations/0161-rows-of-work.ts'
import { createTestDatabase, type TestDatabase } from '../../../../test/database/test-database.ts'
import { saveChatRow } from '../../../../test/factories/beside-factory.ts'
import { saveIncident } from '../../../../test/factories/incident-factory.ts'
import { saveChannel } from '../../../../test/factories.ts'
import { createVault } from '../../vault.ts'
import { SCOPED_TABLES } from './scoped-tables.ts'

/** Columns that say where a row belongs, or to what that belongs somewhere. */
const SCOPE_COLUMNS = [
  ...['municipality_code', 'municipality_codes', 'agency_code', 'unit_code', 'assignee_id'],
  ...['incident_id', 'message_id', 'chat_id', 'livestream_id', 'fake_id'],
]

/**
 * Tables with such a column and no policy. A new table stands here with a reason, or in `SCOPED_TABLES`: decision 0129.
 */
const WITHOUT_POLICY = {
  'shown to everybody: directories, rules, names, courses, practices, orders': [
    ...[
      'agency',
      'agency_contact',
      'unit',
      'route',
      'place_route',
      'person_place',
      'channel',
      'channel_name',
      'brand',
    ],
    ...['answer_template', 'course_assignment', 'practice', 'practice_adoption', 'bulletin', 'saved_view'],
    ...['exercise_run', 'chat_rules', 'duty_person', 'duty_post'],
  ],
  'the ledger, its sums and what is public anyway': [
    ...['counted_question', 'figure_change', 'figure_count', 'forecast_question', 'solved_spell', 'surge'],
    ...['work_count', 'published_answer', 'public_problem', 'problem_joining', 'shown_photo'],
    ...['register_search', 'register_subscription', 'outage', 'outage_question'],
  ],
  'gives ids and never words, through an index that no policy lets serve (0050)': ['incident_search'],
  'read by the id of an incident that was found under its policy': [
    ...['answer_command', 'attachment_copy', 'deadline_move', 'message_version', 'outbox'],
  ],
  'a message has parts in several scopes, and is of a chat, a broadcast and a rumour as well': ['message'],
  'of whoever writes rules, imports, or takes questions down by hand': [
    ...['hand_record', 'imported_incident', 'rule_dry_match', 'rule_firing'],
  ],
  'of one person or one device': [
    'notification',
    'notification_matter',
    'snooze',
    'view_watch',
    'dialog_follower',
  ],
  'of texts to many places and acts in networks, which have rules of their own': [
    ...['broadcast', 'broadcast_place', 'network_act'],
  ],
  'of those who have no scope: administrators, analysts, jobs': [
    ...[
      'bulk_item',
      'erasure',
      'retention_hold',
      'quality_reading',
      'report_run',
      'report_schedule',
      'sealed_words',
    ],
  ],
}

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())

it('stands on every table that has a scope, for its owner too, or the table is named with the reason', async () => {
  const { rows } = await sql<{ name: string; isForced: boolean; policies: string[] }>`
    select c.relname::text as name, c.relrowsecurity and c.relforcerowsecurity as is_forced,
      array(select p.polname::text from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (c.relrowsecurity or exists (select from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
        and a.attname = any(${SCOPE_COLUMNS})))
    order by c.relname`.execute(test.db)
  const named = new Set(Object.values(WITHOUT_POLICY).flat())

  expect(rows.filter(({ isForced }) => isForced).map(({ name }) => name)).toEqual(
    [...SCOPED_TABLES].toSorted(),
  )
  for (const { name, policies } of rows)
    expect([name, policies]).toEqual([name, SCOPED_TABLES.has(name) ? ['reader'] : []])
  expect(rows.map(({ name }) => name).filter((name) => !SCOPED_TABLES.has(name) && !named.has(name))).toEqual(
    [],
  )
})

describe('while an older process may still run', () => {
  it('a session without a reader sees all for a day, where there was something to see', async () => {
    const upgraded = await createTestDatabase()
    const channel = await saveChannel({
      db: upgraded.db,
      vault: createVault('a secret of this test, long enough'),
    })
    await saveIncident(upgraded.db, { channelId: channel.id })
    const inChat = { channelId: channel.id, municipalityCode: 'borovichi', memberId: null, words: 'Чат' }
    await saveChatRow(upgraded.db, inChat)
    const drops = [
      ...['reader_marks()', 'reader_work_marks()', 'reader_sees_all_as_planned()', 'reader_beside()'],
      ...['reader_sees_incident(uuid)', 'reader_chat_marks()', 'reader_livestream_marks()'],
      ...['reader_rumour_marks()', 'reader_bodies()'],
    ]
    await sql
      .raw(`drop function waiting_authors(uuid, uuid), ${drops.join(', ')} cascade`)
      .execute(upgraded.owner)
    for (const up of [upOfReader, upOfIncident, upOfChats, upOfBroadcasts, upOfRumours, upOfWork])
      await up(upgraded.owner.withTables<never>())
    const older = new pg.Client({ connectionString: upgraded.url })
    await older.connect()
    const seen = await older.query('select from incident')
    // The version before told the marks of incidents alone.
    await older.query(`set veche.reader = '{m:valday}'`)
    const chats = await older.query('select from chat join chat_question on chat_id = chat.id')
    const told = await older.query(`select pg_get_functiondef('reader_marks'::regproc) as text`)
    await older.end()
    await upgraded.close()

    expect([seen.rows.length, chats.rows.length]).toEqual([1, 1])
    const [, until = ''] = /now\(\) < '([^']+)'/.exec(told.rows[0].text) ?? []
    expect(Date.parse(until) - Date.now()).toBeLessThan(25 * HOUR_MS)
  })
})

describe('the role of the product', () => {
  it('neither owns these tables nor stands above their policies', async () => {
    const { rows } = await sql<{ above: boolean; owns: boolean; active: boolean }>`
      select r.rolsuper or r.rolbypassrls as above, pg_has_role(c.relowner, 'usage') as owns,
        row_security_active(c.oid) as active
      from pg_class c, pg_roles r where r.rolname = current_user and c.oid = 'incident'::regclass`.execute(
      test.db,
    )

    expect(rows).toEqual([{ above: false, owns: false, active: true }])
  })
})
