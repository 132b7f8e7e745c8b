/** Words of the open register as its index knows them (migration 0104), with what narrows them in the same index. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { planAnew } from '../../../platform/database/prepared.ts'
import { GROUPS_OF_STAFF } from '../staff-groups.ts'
import type { RegisterState, SearchedWord } from './domain/public-problem.ts'

export type Wanted = {
  municipalityCode: string | null
  groupCode: string | null
  state: RegisterState | null
  /** Each word: topics that it names, and its stem. */
  words: readonly SearchedWord[]
}

/** A lexeme is quoted, so that no sign in it is read as one of a query. */
const quoted = (lexeme: string) => `'${lexeme.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`

/** Every word, and every condition. */
export function foundWords({ municipalityCode, groupCode, state, words }: Wanted): RawBuilder<SqlBool> {
  const marks = { place: municipalityCode, group: groupCode, state }
  const query = [
    ...Object.entries(marks).flatMap(([mark, value]) => (value === null ? [] : [quoted(`${mark}:${value}`)])),
    ...GROUPS_OF_STAFF.map((code) => `!${quoted(`group:${code}`)}`),
    ...words.map(({ stem, topicCodes }) => {
      const topics = topicCodes.map((code) => quoted(`topic:${code}`))
      return `(${[`${quoted(stem)}:*`, ...topics].join(' | ')})`
    }),
  ].join(' & ')
  return sql<SqlBool>`register_search.words @@ ${query}::tsquery`
}

/** More are met soon by walking the register from its newest number; fewer are taken from the index of words. */
const FREQUENT = 2_000

/** The newest numbers of what has the words, below one of them. */
export async function listFoundNumbers(
  db: Db,
  wanted: Wanted,
  { before, limit }: { before: number | null; limit: number },
): Promise<number[]> {
  const below = (numbers: readonly number[]) => numbers.filter((number) => before === null || number < before)
  const few = await listFewNumbers(db, wanted)
  if (few !== null)
    return below(few)
      .toSorted((one, other) => other - one)
      .slice(0, limit)
  const { rows } = await sql<{ number: number }>`
    select number from register_search
    where ${foundWords(wanted)} and number < ${before ?? Number.MAX_SAFE_INTEGER}
    order by number desc limit ${limit} ${planAnew}`.execute(db)
  return rows.map(({ number }) => number)
}

/** Null: there are many. Materialised, so that the index answers, which the planner would not believe of rare words. */
async function listFewNumbers(db: Db, wanted: Wanted): Promise<number[] | null> {
  const { rows } = await sql<{ number: number }>`
    with hit as materialized (select number from register_search where ${foundWords(wanted)})
    select number from hit limit ${FREQUENT + 1}`.execute(db)
  return rows.length > FREQUENT ? null : rows.map(({ number }) => number)
}
