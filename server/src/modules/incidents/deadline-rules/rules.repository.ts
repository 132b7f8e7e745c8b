import type { InsertObject } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { type DeadlineKey, type DeadlineRule, toDeadline } from '../deadlines/index.ts'
import type { PastDeadline } from './domain/rule-what-if.ts'

export async function insertRule(tx: Tx, { match, startsOn, stopsOn, limit, ...rule }: DeadlineRule) {
  await tx
    .insertInto('deadlineRule')
    .values({ ...rule, rule: JSON.stringify({ match, startsOn, stopsOn, limit }) })
    .execute()
}

export async function setRuleEnd(
  tx: Tx,
  { id, version }: Pick<DeadlineRule, 'id' | 'version'>,
  validUntil: Date | null,
): Promise<void> {
  await tx
    .updateTable('deadlineRule')
    .set({ validUntil })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute()
}

export async function deleteRule(tx: Tx, { id, version }: Pick<DeadlineRule, 'id' | 'version'>) {
  await tx.deleteFrom('deadlineRule').where('id', '=', id).where('version', '=', version).execute()
}

/**
 * The newest deadlines given by the rules of a key, with what their incidents say of themselves now. The key of the
 * deadline does not tell: the first answer may be owed by the rule of live streams.
 */
export async function listPastDeadlines(
  db: Db,
  { key, since, limit }: { key: DeadlineKey; since: Date; limit: number },
): Promise<(PastDeadline & { number: number })[]> {
  const rows = await db
    .selectFrom('incidentDeadline')
    .innerJoin('incident', 'incident.id', 'incidentDeadline.incidentId')
    .innerJoin('deadlineRule', (join) =>
      join
        .onRef('deadlineRule.id', '=', 'incidentDeadline.ruleId')
        .onRef('deadlineRule.version', '=', 'incidentDeadline.ruleVersion'),
    )
    .selectAll('incidentDeadline')
    .select(['number', 'urgency', 'topicCode', 'groupCode', 'surface', 'network'])
    .where('deadlineRule.key', '=', key)
    .where('startedAt', '>=', since)
    .orderBy('startedAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ number, urgency, topicCode, groupCode, surface, network, ...row }) => ({
    ...toDeadline(row),
    number,
    facts: { key, urgency, topicCode, groupCode, surface, network },
  }))
}

export async function insertMoves(tx: Tx, moves: InsertObject<DB, 'deadlineMove'>[]): Promise<void> {
  await tx.insertInto('deadlineMove').values(moves).execute()
}

export function listDeadlineMoves(
  db: Db,
  { version, cursor, limit }: { version: number; cursor: string; limit: number },
) {
  return db
    .selectFrom('deadlineMove')
    .innerJoin('incident', 'incident.id', 'deadlineMove.incidentId')
    .select(['deadlineMove.id', 'incidentId', 'incident.number', 'key', 'before', 'after'])
    .where('calendarVersion', '=', version)
    .where('deadlineMove.id', '>', Number(cursor))
    .orderBy('deadlineMove.id')
    .limit(limit)
    .execute()
}
