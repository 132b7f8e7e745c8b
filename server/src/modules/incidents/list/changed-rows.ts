/**
 * Rows that changed, for the desks that show them. A hundred desks ask for the same few rows within a second, so a row
 * that was read is kept for a moment and given to readers of equal rights and filter.
 *
 * A kept row is never too old: it carries the place of the event feed when it was read, and whoever heard a later event
 * reads anew.
 */
import type { ListedIncident } from '@veche/contract/incidents.ts'
import { isAfter } from '@veche/contract/rules/cursor-order.ts'
import type { Database } from '../../../platform/database/db.ts'
import { listApprovals, listHandWays, presentListItem } from '../card/index.ts'
import { type FilterFacts, findFailedDeliveries, findPausedDeadlines, readerKeyOf } from '../filter/index.ts'
import { listAmong } from './list-incidents.ts'
import { findDangerWords } from './rows.repository.ts'

/** Some filters look at the clock: what was read longer ago is read again whatever happened. */
const KEEP_MS = 1000

type Row = ListedIncident | null
type Kept = { cursor: string; readAtMs: number; row: Promise<Row> }
export type AskForChanged = FilterFacts & { ids: readonly string[]; after: string | undefined }
export type ChangedRows = (asked: AskForChanged) => Promise<ListedIncident[]>

export function createChangedRows(
  db: Database,
  { cursor, monotonicMs = () => performance.now() }: { cursor: () => string; monotonicMs?: () => number },
): ChangedRows {
  // In the order of reading: the oldest stands first.
  const kept = new Map<string, Kept>()

  function forgetOld(nowMs: number): void {
    for (const [key, { readAtMs }] of kept) {
      if (nowMs - readAtMs < KEEP_MS) return
      kept.delete(key)
    }
  }

  function read(facts: FilterFacts, ids: readonly string[], keyOf: (id: string) => string): Promise<Row>[] {
    // The place is taken before the reading: everything up to it is seen.
    const place = { cursor: cursor(), readAtMs: monotonicMs() }
    const reading = readListed(db, { ...facts, ids }).then(
      (rows) => new Map(rows.map((row) => [row.id, row])),
    )
    return ids.map((id) => {
      const entry = { ...place, row: reading.then((rows) => rows.get(id) ?? null) }
      kept.delete(keyOf(id))
      kept.set(keyOf(id), entry)
      entry.row.catch(() => kept.get(keyOf(id)) === entry && kept.delete(keyOf(id)))
      return entry.row
    })
  }

  return async ({ ids, after, ...facts }) => {
    forgetOld(monotonicMs())
    const prefix = `${readerKeyOf(facts.actor, facts.filter)} ${JSON.stringify(facts.filter)}`
    const keyOf = (id: string) => `${prefix} ${id}`
    const known = ids.flatMap((id) => {
      const entry = kept.get(keyOf(id))
      return after !== undefined && entry && !isAfter(after, entry.cursor) ? [{ id, row: entry.row }] : []
    })
    const unknown = ids.filter((id) => !known.some((one) => one.id === id))
    const asked = unknown.length === 0 ? [] : read(facts, unknown, keyOf)
    const rows = await Promise.all([...known.map(({ row }) => row), ...asked])
    return rows.filter((row) => row !== null)
  }
}

/** Which of these stand in the list now, as it shows them. */
export async function readListed(
  db: Database,
  facts: FilterFacts & { ids: readonly string[] },
): Promise<ListedIncident[]> {
  return presentRows(db, await listAmong(db, facts))
}

/** As every list shows its rows. */
export async function presentRows(
  db: Database,
  rows: Awaited<ReturnType<typeof listAmong>>,
): Promise<ListedIncident[]> {
  const [failed, paused, dangers, approvals, ways] = await Promise.all([
    findFailedDeliveries(db, rows),
    findPausedDeadlines(db, rows),
    findDangerWords(db, rows),
    listApprovals(db, rows),
    listHandWays(db, rows),
  ])
  return rows.map((row) => ({
    ...presentListItem(row, {
      handWay: ways.get(row.id) ?? null,
      hasFailedDelivery: failed.has(row.id),
      isPaused: paused.has(row.id),
      urgentWords: dangers.get(row.id),
    }),
    approval: approvals.get(row.id) ?? null,
    place: row.place,
  }))
}
