/**
 * Words in tables that grow with the work: a frequent word is met soon among the latest rows, for a rare one the index of
 * words knows the few that have it. Reading the words of all rows, or sorting all that have a frequent word, is too long.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { hasRoomWords } from './room-words.query.ts'

/** Their words are read one after another. */
const NEWEST = 100
const NEWEST_FOR_SLIP = 200
/** Of those that the index gives. */
const MOST_HITS = 3_000

type Sought = {
  /** Its index of words is of `text` and `where`, which call the row `one`. */
  table: string
  text: RawBuilder<unknown>
  /** By which the latest rows are known; it has an index. */
  latestBy: string
  where?: RawBuilder<SqlBool>
  search: string
  isNearly: boolean
  newest: number | null
}

/** Ids of rows that have the words. Materialised, so that the index answers: the planner would rather read the latest, far too many. */
export function hitsOf(sought: Sought): RawBuilder<unknown> {
  const { table, text, latestBy, where = sql`true`, search, isNearly, newest } = sought
  const indexed = sql`to_tsvector('russian'::regconfig, ${text})`
  const among =
    newest === null
      ? sql`${sql.table(table)} one where ${where}`
      : sql`(select * from ${sql.table(table)} one where ${where}
          order by ${sql.ref(`one.${latestBy}`)} desc limit ${newest}) one where true`
  return sql`array(with hit as materialized (
    select one.id from ${among} and ${hasRoomWords({ indexed, title: text }, { search, isNearly })} limit ${MOST_HITS})
    select id from hit)`
}

type Listing<Row> = {
  isNearly: boolean
  limit: number
  /** `newest`: among so many latest; null: among all. */
  list: (newest: number | null) => Promise<Row[]>
}

export async function listByHits<Row>({ isNearly, limit, list }: Listing<Row>): Promise<Row[]> {
  // A slip has no index.
  if (isNearly) return list(NEWEST_FOR_SLIP)
  const recent = await list(NEWEST)
  return recent.length < limit ? list(null) : recent
}
