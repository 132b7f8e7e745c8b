/** The tables in one query, in the shape in which the model says what should stand in them. */
import { sql } from 'kysely'
import type { Database } from '../../../src/platform/database/db.ts'
import { shownClock } from '../clocks.ts'
import type { Life, World } from '../world.ts'

/** One string: nothing of it changes by a refused step. */
export async function readRaw(db: Database): Promise<string> {
  const { rows } = await sql<{ raw: string }>`select json_build_object(
    'incidents', (select json_agg(to_jsonb(i) - array['suggestion', 'title', 'activity_hash'] order by number) from incident i),
    'clocks', (select json_agg(json_build_object('incidentId', incident_id, 'key', key, 'state', state, 'schedule',
      schedule_code, 'startedAt', started_at, 'firstDueAt', first_due_at, 'dueAt', due_at, 'stoppedAt', stopped_at)
      order by incident_id, id) from incident_deadline),
    'history', (select json_agg(json_build_array(incident_id, type || ' ' || coalesce(actor_id, '-'))
      order by incident_id, seq) from incident_activity),
    'versions', (select json_agg(json_build_array(incident_id, concat_ws(' ', kind, author_id, writer_id, stage, outcome))
      order by incident_id, version_no) from answer_version),
    'promises', (select json_agg(json_build_object('incidentId', incident_id, 'state', state, 'dueAt', due_at,
      'returnsAt', returns_at, 'closedAt', closed_at) order by made_at, id) from promise),
    'drafts', (select json_agg(json_build_array(incident_id, revision)) from answer_draft where deleted_at is null),
    'ledger', (select json_agg(json_build_object('id', id, 'workId', incident_id, 'versionNo', answer_version_no,
      'recipientId', recipient_incident_id, 'state', state, 'attempts', attempts, 'nextAttemptAt', next_attempt_at,
      'holdUntil', hold_until)
      order by seq) from outbox)
    )::text as raw`.execute(db)
  return rows[0]?.raw ?? ''
}

type Raw = {
  incidents: Record<string, unknown>[] | null
  clocks: ({ incidentId: string } & Record<string, unknown>)[] | null
  history: [string, string][] | null
  versions: [string, string][] | null
  promises: ({ incidentId: string } & Record<string, unknown>)[] | null
  drafts: [string, number][] | null
  ledger: ({ id: string; state: string; nextAttemptAt: string } & Record<string, unknown>)[] | null
}
export type Seen = {
  ids: string[]
  publicationIds: string[]
  lives: Record<string, unknown>[]
  ledger: unknown[]
}

const MOMENT = /(At|Until|mergedAt)$/

export function parse(raw: string): Seen {
  const all: Raw = JSON.parse(raw)
  const incidents = all.incidents ?? []
  const of = <Row>(rows: readonly [string, Row][] | null, id: string) =>
    (rows ?? []).filter(([incidentId]) => incidentId === id).map(([, row]) => row)
  return {
    ids: incidents.map(({ id }) => String(id)),
    publicationIds: (all.ledger ?? []).map(({ id }) => id),
    ledger: (all.ledger ?? []).map(({ id: _id, ...row }) => {
      const { nextAttemptAt, ...rest } = timed(row)
      return rest.state === 'queued' ? { ...rest, nextAttemptAt } : rest
    }),
    lives: incidents.map((columns) => {
      const row = timed(camel(columns))
      const id = String(row.id)
      return {
        row,
        clocks: sorted((all.clocks ?? []).filter(({ incidentId }) => incidentId === id).map(withoutId)),
        history: of(all.history, id),
        versions: of(all.versions, id),
        promises: (all.promises ?? []).filter(({ incidentId }) => incidentId === id).map(withoutId),
        draft: of(all.drafts, id)[0] ?? 0,
      }
    }),
  }
}

function withoutId({ incidentId: _id, ...row }: { incidentId: string } & Record<string, unknown>) {
  return timed(row)
}

function camel(columns: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [
      name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
}

function timed(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      MOMENT.test(name) && typeof value === 'string' ? Date.parse(value) : value,
    ]),
  )
}

function sorted(clocks: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const key = (clock: Record<string, unknown>) =>
    [clock.key, clock.startedAt, clock.stoppedAt ?? Number.MAX_SAFE_INTEGER, clock.state].join(' ')
  return clocks.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** Where the tables differ from the model, in words; empty: nowhere. */
export function differences(world: World, seen: Seen): string[] {
  const found: string[] = []
  if (world.lives.length !== seen.lives.length)
    return [`${seen.lives.length} incidents, the model has ${world.lives.length}`]
  for (const [index, life] of world.lives.entries()) {
    const real = seen.lives[index]
    if (real) found.push(...compareLife(life, real, `#${index + 1}`))
  }
  const ledger = world.ledger.map(({ thread: _thread, isThere: _isThere, nextAttemptAt, ...row }) =>
    row.state === 'queued' ? { ...row, nextAttemptAt } : row,
  )
  found.push(...compare(ledger, seen.ledger, 'ledger'))
  return found
}

function compareLife(life: Life, real: Record<string, unknown>, name: string): string[] {
  const shown = shownClock(life)
  const expected: Record<string, unknown> = {
    ...life.row,
    deadlineKey: shown?.key ?? null,
    deadlineDueAt: shown?.dueAt ?? null,
    activitySeq: life.history.length,
  }
  // A row begins with the database's own time.
  const isUntouched = life.row.version === 1
  const row = real.row as Record<string, unknown>
  const clocks = life.clocks.map(
    ({ limit: _limit, pausedAt: _pausedAt, isChanged: _isChanged, ...clock }) => clock,
  )
  return [
    ...Object.keys(expected).flatMap((column) =>
      column === 'id' || (column === 'updatedAt' && isUntouched)
        ? []
        : compare(expected[column], row[column], `${name}.${column}`),
    ),
    ...compareSets(sorted(clocks), real.clocks as unknown[], `${name} clocks`),
    ...compare(life.history, real.history, `${name} history`),
    ...compare(
      life.versions.map(({ kind, authorId, writerId, stage, decision }) =>
        [kind, authorId, writerId, stage, decision].filter(Boolean).join(' '),
      ),
      real.versions,
      `${name} versions`,
    ),
    ...compare(life.promises, real.promises, `${name} promises`),
    ...compare(life.draftRevision, real.draft, `${name} draft`),
  ]
}

function compare(expected: unknown, real: unknown, name: string): string[] {
  const [a, b] = [canonical(expected), canonical(real)]
  return a === b ? [] : [`${name}: model ${a}, product ${b}`]
}

/** Only what one of them has and the other has not. */
function compareSets(expected: readonly unknown[], real: readonly unknown[], name: string): string[] {
  const [a, b] = [expected.map(canonical), real.map(canonical)]
  const [missing, extra] = [a.filter((item) => !b.includes(item)), b.filter((item) => !a.includes(item))]
  if (missing.length + extra.length === 0 && a.length === b.length) return []
  return [`${name}: only the model ${missing.join(' ')}, only the product ${extra.join(' ')}`]
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${key}:${canonical(item)}`)
      .join(',')}}`
  return JSON.stringify(value) ?? 'undefined'
}
