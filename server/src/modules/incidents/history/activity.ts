/** The history of an incident: append-only, each row chained to the one before it by a hash. */
import { hash as hashOf } from 'node:crypto'
import type { Database } from '../../../platform/database/db.ts'
import { NIL_ID } from '../../../platform/ids.ts'
import type { Signer } from '../../access/index.ts'
import type { ActivityTail } from '../steps/index.ts'
import { type ActivityRow, listHistories, listTails } from './activities.repository.ts'
import { canonicalJson } from './canonical-json.ts'
import { findUnsealed, isWithoutWords } from './erased-rows.ts'

export type NewActivity = { type: string; at: Date; actor: Signer; details: Record<string, unknown> }
/** Rows to insert and the new end of the chain. Names are kept as they were: a later renaming changes nothing. */
export function chainActivities(
  incidentId: string,
  tail: ActivityTail,
  activities: readonly NewActivity[],
): { rows: ActivityRow[]; tail: ActivityTail } {
  let { activitySeq, activityHash } = tail
  const rows = activities.map(({ type, at, actor, details }) => {
    activitySeq += 1
    const content = {
      incidentId,
      seq: activitySeq,
      at,
      type,
      actorId: actor?.id ?? null,
      actorName: actor?.name ?? null,
    }
    activityHash = hashActivity(activityHash, { ...content, details })
    return { ...content, details: JSON.stringify(details), hash: activityHash }
  })
  return { rows, tail: { activitySeq, activityHash } }
}

/** First incident whose chain does not verify, or null. Reads in pages, so memory stays flat. */
export async function findBrokenChain(db: Database): Promise<{ incidentId: string; seq: number } | null> {
  let after = NIL_ID
  for (;;) {
    const page = await readChains(db, after)
    const last = page.at(-1)
    if (!last) return null
    after = last.id
    for (const { id, tail, rows } of page) {
      const brokenAt = findBreak(rows, tail)
      if (brokenAt !== null) return { incidentId: id, seq: brokenAt }
    }
  }
}

/** Reads in one snapshot: a step between the two reads would otherwise look like a forged row. */
function readChains(db: Database, after: string) {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const incidents = await listTails(tx, after)
      const ids = incidents.map(({ id }) => id)
      if (ids.length === 0) return []
      const rows = await listHistories(tx, ids)
      const byIncident = Map.groupBy(rows, (row) => row.incidentId)
      return incidents.map(({ id, ...tail }) => ({ id, tail, rows: byIncident.get(id) ?? [] }))
    })
}

type ChainRow = Omit<ActivityRow, 'details'> & { details: unknown }

function findBreak(rows: readonly ChainRow[], tail: ActivityTail): number | null {
  let hash = ''
  for (const [index, row] of rows.entries()) {
    const { hash: stored, ...content } = row
    hash = isWithoutWords(row) ? stored : hashActivity(hash, content)
    if (row.seq !== index + 1 || hash !== stored) return row.seq
  }
  if (rows.length !== tail.activitySeq || hash !== tail.activityHash) return rows.length + 1
  return findUnsealed(rows)
}

function hashActivity(previous: string, content: Record<string, unknown>): string {
  return hashOf('sha256', `${previous}\n${canonicalJson(content)}`)
}
