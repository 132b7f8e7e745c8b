/** Lists of practices for one reader. */
import type { PracticesQuery } from '@veche/contract/portal/practices.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { hasRoomWords } from '../../text/index.ts'
import { type ReadPractice, selectPractices } from './practices.repository.ts'

export type ListedPractice = ReadPractice & { comments: number; hasVoted: boolean }
export type PracticePlace = { mark: string; id: string }
type Page = {
  query: PracticesQuery
  userId: string
  after: PracticePlace | null
  limit: number
  /** By titles that are spelt nearly so. */
  isNearly: boolean
}

const IS_SHOWN = sql<SqlBool>`practice.published_no is not null and practice.withdrawn_at is null`

function selectListed(db: Db, userId: string, isNewest: boolean) {
  return selectPractices(db, { isNewest }).select([
    sql<number>`(select count(*)::int from practice_comment comment where comment.practice_id = practice.id)`.as(
      'comments',
    ),
    sql<boolean>`exists (select from practice_vote vote
      where vote.practice_id = practice.id and vote.user_id = ${userId})`.as('hasVoted'),
  ])
}

/** By which value a list is ordered; of a draft by its writing. */
const ORDER = {
  last: sql<string>`coalesce(practice.published_at, practice.created_at)`,
  votes: sql<string>`practice.vote_count`,
  adopted: sql<string>`practice.adoption_count`,
} as const

export function markOf(row: ListedPractice, sort: PracticesQuery['sort']): string {
  if (sort === 'last') return (row.publishedAt ?? row.createdAt).toISOString()
  return String(sort === 'votes' ? row.voteCount : row.adoptionCount)
}

export function listPractices(
  db: Db,
  { query, userId, after, limit, isNearly }: Page,
): Promise<ListedPractice[]> {
  const { list, municipalityCode, groupCode, sort, search } = query
  const order = ORDER[sort]
  const type = sort === 'last' ? sql`timestamptz` : sql`integer`
  return selectListed(db, userId, list === 'waiting')
    .$if(list === 'published', (rows) => rows.where(IS_SHOWN))
    .$if(list === 'waiting', (rows) =>
      rows.where('practice.submittedNo', 'is not', null).where('practice.withdrawnAt', 'is', null),
    )
    .$if(list === 'mine', (rows) => rows.where('practice.writtenBy', '=', userId))
    .$if(municipalityCode !== undefined, (rows) =>
      rows.where('practice.municipalityCode', '=', municipalityCode ?? ''),
    )
    .$if(groupCode !== undefined, (rows) =>
      rows.where(sql<SqlBool>`${groupCode} = case version.content #>> '{subject,kind}'
        when 'group' then version.content #>> '{subject,code}'
        else split_part(version.content #>> '{subject,code}', '.', 1) end`),
    )
    .$if(search !== undefined && search !== '', (rows) =>
      rows.where(
        hasRoomWords(
          { indexed: sql`version.words`, title: sql`version.content ->> 'title'` },
          { search: search ?? '', isNearly },
        ),
      ),
    )
    .$if(after !== null, (rows) =>
      rows.where(
        sql<SqlBool>`(${order}, practice.id) < (${after?.mark ?? ''}::${type}, ${after?.id ?? null}::uuid)`,
      ),
    )
    .orderBy(order, 'desc')
    .orderBy('practice.id', 'desc')
    .limit(limit)
    .execute()
}

/** What waits for a word of somebody who has not written it, whoever waits longest first. */
export function listSubmitted(
  db: Db,
  { notBy, limit }: { notBy: string; limit: number },
): Promise<ReadPractice[]> {
  return selectPractices(db, { isNewest: true })
    .where('practice.submittedNo', 'is not', null)
    .where('practice.withdrawnAt', 'is', null)
    .where('version.writtenBy', '!=', notBy)
    .orderBy('version.writtenAt')
    .orderBy('practice.id')
    .limit(limit)
    .execute()
}

/** Published since a day, taken over most often first. */
export function listSince(
  db: Db,
  { since, userId, limit }: { since: Date; userId: string; limit: number },
): Promise<ListedPractice[]> {
  return selectListed(db, userId, false)
    .where(IS_SHOWN)
    .where('practice.publishedAt', '>=', since)
    .orderBy('practice.adoptionCount', 'desc')
    .orderBy('practice.voteCount', 'desc')
    .orderBy('practice.id')
    .limit(limit)
    .execute()
}

export function listShown(db: Db): Promise<ReadPractice[]> {
  return selectPractices(db, { isNewest: false }).where(IS_SHOWN).orderBy('practice.id').execute()
}
