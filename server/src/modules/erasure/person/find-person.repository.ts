/** Rows that may be of one person. Names and contacts are sealed, so they are opened one after another, page by page. */
import type { Network } from '@veche/contract/networks/index.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

const PAGE = 2000
/** Sorts before every id. */
export const FIRST = '00000000-0000-0000-0000-000000000000'

const AUTHOR = ['author.id', 'author.network', 'author.externalId', 'author.card'] as const

function selectAuthors(db: Db) {
  return db
    .selectFrom('author')
    .leftJoin('officialAccount', 'officialAccount.authorId', 'author.id')
    .select(AUTHOR)
    .select(sql<boolean>`official_account.author_id is not null`.as('isOfficial'))
}

export type AuthorRow = Awaited<ReturnType<typeof pageAuthors>>[number]

export function listAuthorsByAccount(db: Db, network: Network, externalIds: readonly string[]) {
  return selectAuthors(db)
    .where('author.network', '=', network)
    .where('author.externalId', 'in', externalIds)
    .execute()
}

export function pageAuthors(db: Db, { after, network }: { after: string; network: Network | null }) {
  let query = selectAuthors(db)
    .where('author.id', '>', after)
    .where('author.card', 'is not', null)
    .orderBy('author.id')
    .limit(PAGE)
  if (network !== null) query = query.where('author.network', '=', network)
  return query.execute()
}

export function pageRequests(db: Db, after: string) {
  return db
    .selectFrom('formRequest')
    .select(['id', 'number', 'requestedAt', 'contact'])
    .where('id', '>', after)
    .where('contact', 'is not', null)
    .orderBy('id')
    .limit(PAGE)
    .execute()
}

export function pageAskers(db: Db, after: string) {
  return db
    .selectFrom('livestreamAsker')
    .select(['id', 'card', 'askedAt'])
    .where('id', '>', after)
    .where('card', 'is not', null)
    .orderBy('id')
    .limit(PAGE)
    .execute()
}

export function listSubscriptionsOf(db: Db, emailMark: string, limit: number) {
  return db
    .selectFrom('registerSubscription')
    .select(['id', 'createdAt'])
    .where('emailMark', '=', emailMark)
    .orderBy('createdAt')
    .limit(limit)
    .execute()
}

/** Numbers of questions in whose messages the contact stands, the newest first. */
export async function listMentions(db: Db, pattern: string, limit: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from (
      select distinct on (incident.id) incident.number, incident.found_at
      from message join incident on incident.id = message.incident_id
      where message.direction = 'in' and message.text ~* ${pattern}) mention
    order by found_at desc limit ${limit}`.execute(db)
  return rows.map(({ number }) => number)
}
