import type { Insertable } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Aside, Db, Tx } from '../../../platform/database/db.ts'
import type { TopicWords } from './domain/apply-topic-words.ts'

const SHOWN_VERSIONS = 20

/** Of each topic that has any, those in use. */
export function listTopicWords(db: Aside | Db): Promise<(TopicWords & { number: number })[]> {
  return db
    .selectFrom('topicWords')
    .innerJoin('topic', 'topic.code', 'topicWords.topicCode')
    .select(['topic.code', 'groupCode', 'isUrgent', 'number', 'own', 'putAside'])
    .distinctOn('topicCode')
    .orderBy('topicCode')
    .orderBy('number', 'desc')
    .execute()
}

export async function findTopicName(db: Db, code: string): Promise<string | null> {
  const row = await db.selectFrom('topic').select('name').where('code', '=', code).executeTakeFirst()
  return row?.name ?? null
}

/** Newest first. */
export function listVersions(db: Db, code: string) {
  return db
    .selectFrom('topicWords')
    .leftJoin('personName', 'personName.id', 'topicWords.changedBy')
    .select(['number', 'own', 'putAside', 'changedAt', 'personName.name as changedByName'])
    .where('topicCode', '=', code)
    .orderBy('number', 'desc')
    .limit(SHOWN_VERSIONS)
    .execute()
}

export async function findWords(tx: Tx, code: string) {
  const row = await tx
    .selectFrom('topicWords')
    .select(['number', 'own', 'putAside'])
    .where('topicCode', '=', code)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { number: 0, own: [], putAside: [] }
}

export async function insertVersion(tx: Tx, row: Insertable<DB['topicWords']>): Promise<void> {
  await tx.insertInto('topicWords').values(row).execute()
}

export async function getTopicOfWords(db: Db, code: string) {
  return db
    .selectFrom('topic')
    .select(['code', 'groupCode', 'isUrgent'])
    .where('code', '=', code)
    .executeTakeFirst()
}
