/**
 * No row of an answer has an author, a moment or an id that follows an order: each kind of row is put in an order of
 * chance before it is written.
 */
import { randomInt, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { PublicPart } from './blind-sign.ts'
import type { GroupSums } from './domain/tally.ts'

export type KeyRow = PublicPart & { sealedKey: Buffer }

export async function findKey(
  db: Db,
  { month, group }: { month: string; group: string },
): Promise<KeyRow | null> {
  const row = await db
    .selectFrom('pulseKey')
    .select(['modulus as n', 'exponent as e', 'sealedKey'])
    .where('month', '=', month)
    .where('groupCode', '=', group)
    .executeTakeFirst()
  return row ?? null
}

export async function insertKey(
  db: Db,
  { month, group, n, e, sealedKey }: KeyRow & { month: string; group: string },
): Promise<void> {
  await db
    .insertInto('pulseKey')
    .values({ month, groupCode: group, modulus: n, exponent: e, sealedKey })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export function listKeys(db: Db, month: string): Promise<(PublicPart & { group: string })[]> {
  return db
    .selectFrom('pulseKey')
    .select(['groupCode as group', 'modulus as n', 'exponent as e'])
    .where('month', '=', month)
    .orderBy('groupCode')
    .execute()
}

/** In which group each person at work would be counted, and how many stand in it with them; null: in none. */
export async function findOwnGroup(
  db: Db,
  userId: string,
): Promise<{ group: string; people: number; isolated: number }> {
  const { rows } = await sql<{ group: string; people: number; isolated: number }>`
    with placed as materialized (
      select user_id, coalesce('municipality:' || min(municipality_code), 'agency:' || min(agency_code), 'centre')
        as code
      from person_place group by user_id),
    own as (select coalesce((select code from placed where user_id = ${userId}), 'centre') as code),
    sizes as (select code, count(*)::int as people from placed group by code)
    select own.code as group, coalesce(sizes.people, 1) as people,
      (select coalesce(sum(people), 0)::int from sizes where people < 5) as isolated
    from own left join sizes on sizes.code = own.code`.execute(db)
  return rows[0] ?? { group: 'centre', people: 1, isolated: 1 }
}

export type BlankRow = { month: string; userId: string; group: string; blindedHash: string }

export async function findBlank(
  db: Db,
  { month, userId }: Pick<BlankRow, 'month' | 'userId'>,
): Promise<Pick<BlankRow, 'group' | 'blindedHash'> | null> {
  const row = await db
    .selectFrom('pulseBlank')
    .select(['groupCode as group', 'blindedHash'])
    .where('month', '=', month)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row ?? null
}

/** One a month: what is there stays. */
export async function insertBlank(db: Db, { group, ...blank }: BlankRow): Promise<void> {
  await db
    .insertInto('pulseBlank')
    .values({ ...blank, groupCode: group })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function listSpent(db: Db, hashes: readonly string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set()
  const rows = await db
    .selectFrom('pulseSpent')
    .select('serialHash')
    .where('serialHash', 'in', [...hashes])
    .execute()
  return new Set(rows.map(({ serialHash }) => serialHash))
}

export type SealedAnswer = { serialHash: string; scores: readonly number[]; words: string }
type Written = { month: string; group: string; answers: readonly SealedAnswer[] }

/** Throws where one of the blanks was handed in elsewhere meanwhile: then none of these is written. */
export async function insertBatch(tx: Tx, { month, group, answers }: Written): Promise<void> {
  const serials = shuffle(answers.map(({ serialHash }) => ({ serialHash })))
  await tx.insertInto('pulseSpent').values(serials).execute()
  const scores = answers.map((answer) => ({
    ...{ id: randomUUID(), month, groupCode: group, scores: [...answer.scores] },
  }))
  await tx.insertInto('pulseAnswer').values(shuffle(scores)).execute()
  const words = answers.flatMap((answer) => (answer.words === '' ? [] : [answer.words]))
  const rows = words.map((said) => ({ id: randomUUID(), month, groupCode: group, words: said }))
  if (rows.length > 0) await tx.insertInto('pulseWords').values(shuffle(rows)).execute()
}

function shuffle<Row>(rows: readonly Row[]): Row[] {
  const left = [...rows]
  const drawn: Row[] = []
  while (left.length > 0) drawn.push(...left.splice(randomInt(left.length), 1))
  return drawn
}

const MONTHS = 12

export async function listSums(db: Db): Promise<GroupSums[]> {
  const { rows } = await sql<GroupSums>`
    with said as (
      select month, group_code, place, count(*)::int as answers, sum(score)::int as total,
        count(*) filter (where score <= 2)::int as low
      from pulse_answer cross join unnest(scores) with ordinality as one (score, place)
      where month in (select distinct month from pulse_answer order by month desc limit ${MONTHS})
      group by month, group_code, place)
    select month, group_code as group, max(answers) as answers, array_agg(total order by place) as sums,
      array_agg(low order by place) as lows
    from said group by month, group_code`.execute(db)
  return rows
}

const MOST_WORDS = 500

/** By ids of chance. */
type WordsRow = { id: string; month: string; group: string; words: string }

export async function listWords(db: Db): Promise<WordsRow[]> {
  return db
    .selectFrom('pulseWords')
    .select(['id', 'month', 'groupCode as group', 'words'])
    .orderBy('month', 'desc')
    .orderBy('id')
    .limit(MOST_WORDS)
    .execute()
}
