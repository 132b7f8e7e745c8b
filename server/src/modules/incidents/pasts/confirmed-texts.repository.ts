/** Words of questions whose topic a person has confirmed: what a reader of texts learns from. */
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { firstIdAt } from '../../../platform/ids.ts'

export type ConfirmedText = {
  id: string
  text: string
  topicCode: string
  groupCode: string
  /** What was suggested when it came; null: nothing. */
  suggestedCode: string | null
  confirmedAt: Date
}

/** A rule takes what was suggested: learning from it would be learning from oneself. */
const BY_A_PERSON = sql<SqlBool>`not details ? 'rule'`
const PAGE = 1000
/** Beyond every id. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * The newest questions first, page by page. The confirmation is the last acceptance or change of the topic by a person;
 * a part that was split off is left out, because its words are not those of its message.
 */
async function listPage(
  db: Db,
  { before, since, limit }: { before: string; since: Date | null; limit: number },
) {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('incident')
        .select(['id', 'topicCode', 'groupCode', 'suggestion', 'sourceMessageId', 'splitFromId'])
        .where('id', '<', before)
        .$if(since !== null, (rows) => rows.where('id', '>=', firstIdAt(since ?? new Date(0))))
        .orderBy('id', 'desc')
        .limit(limit)
        .as('one'),
    )
    .leftJoin('message', 'message.id', 'one.sourceMessageId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('incidentActivity')
          .select('at')
          .whereRef('incidentId', '=', 'one.id')
          .where('type', 'in', ['accept', 'classify'])
          .where('actorId', 'is not', null)
          .where(BY_A_PERSON)
          .orderBy('seq', 'desc')
          .limit(1)
          .as('act'),
      (join) => join.onTrue(),
    )
    .select(['one.id', 'one.topicCode', 'one.groupCode', 'one.splitFromId', 'message.text', 'act.at'])
    .select(sql<string | null>`one.suggestion #>> '{topic,code}'`.as('suggestedCode'))
    .orderBy('one.id', 'desc')
    .execute()
}

async function listPageOfConfirmed(db: Db, asked: Parameters<typeof listPage>[1]) {
  const { limit } = asked
  const rows = await listPage(db, asked)
  const texts = rows.flatMap(({ id, text, topicCode, groupCode, suggestedCode, splitFromId, at }) =>
    text && topicCode && groupCode && at && splitFromId === null
      ? [{ id, text, topicCode, groupCode, suggestedCode, confirmedAt: at }]
      : [],
  )
  return { texts, last: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
}

/** At most so many of the newest, and no question of before `since`. */
export async function listConfirmedTexts(
  db: Db,
  { most, since = null }: { most: number; since?: Date | null },
): Promise<ConfirmedText[]> {
  const found: ConfirmedText[] = []
  for (let before: string | null = LAST_ID; before !== null && found.length < most; ) {
    const page = await listPageOfConfirmed(db, { before, since, limit: PAGE })
    found.push(...page.texts)
    before = page.last
  }
  return found.slice(0, most)
}

export type TextOfQuestion = { id: string; text: string; decided: string | null }

/** The newest questions, with the topic that a person has decided. */
export async function listNewestTexts(db: Db, { most }: { most: number }): Promise<TextOfQuestion[]> {
  const rows = await listPage(db, { before: LAST_ID, since: null, limit: most })
  return rows.flatMap(({ id, text, topicCode, splitFromId, at }) =>
    text && splitFromId === null ? [{ id, text, decided: at && topicCode }] : [],
  )
}

/** Among the newest thousand questions, how many took another topic than was suggested after that moment. */
export async function countNewCorrections(db: Db, after: Date | null): Promise<number> {
  const { texts } = await listPageOfConfirmed(db, { before: LAST_ID, since: null, limit: PAGE })
  return texts.filter(
    ({ topicCode, suggestedCode, confirmedAt }) =>
      suggestedCode !== topicCode && (after === null || confirmedAt > after),
  ).length
}

export type DayOfSuggestions = { day: string; confirmed: number; taken: number }

/** By day of the confirmation, of questions found since then: how many took the topic that was suggested. */
export async function listDaysOfSuggestions(
  db: Db,
  { since, timeZone }: { since: Date; timeZone: string },
): Promise<DayOfSuggestions[]> {
  return db
    .selectFrom('incident')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('incidentActivity')
          .select('at')
          .whereRef('incidentId', '=', 'incident.id')
          .where('type', '=', 'accept')
          .where('actorId', 'is not', null)
          .where(BY_A_PERSON)
          .orderBy('seq', 'desc')
          .limit(1)
          .as('act'),
      (join) => join.onTrue(),
    )
    .select([
      sql<string>`(act.at at time zone ${sql.lit(timeZone)})::date::text`.as('day'),
      sql<number>`count(*)::int`.as('confirmed'),
      sql<number>`(count(*) filter (where topic_code = suggestion #>> '{topic,code}'))::int`.as('taken'),
    ])
    .where('incident.id', '>=', firstIdAt(since))
    .where('topicCode', 'is not', null)
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}
