/** What the demo puts in and looks up past the doors of the modules: nobody makes such rows by hand. */
import type { InsertObject } from 'kysely'
import type { DB } from '../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../platform/database/db.ts'

/** The same one at every start, with a new life. */
export async function upsertToken(
  db: Db,
  token: InsertObject<DB, 'apiToken'> & { createdAt: Date; expiresAt: Date },
): Promise<void> {
  const { createdAt, expiresAt } = token
  await db
    .insertInto('apiToken')
    .values(token)
    .onConflict((conflict) => conflict.column('tokenHash').doUpdateSet({ createdAt, expiresAt }))
    .execute()
}

export async function insertMissingChat(tx: Tx, chat: InsertObject<DB, 'chat'>): Promise<void> {
  await tx
    .insertInto('chat')
    .values(chat)
    .onConflict((conflict) => conflict.columns(['channelId', 'container']).doNothing())
    .execute()
}

export function getChatAt(
  tx: Tx,
  { channelId, container }: { channelId: string; container: string },
): Promise<{ id: string }> {
  return tx
    .selectFrom('chat')
    .select('id')
    .where('channelId', '=', channelId)
    .where('container', '=', container)
    .executeTakeFirstOrThrow()
}

export async function insertMissingMembers(tx: Tx, members: InsertObject<DB, 'chatMember'>[]): Promise<void> {
  await tx
    .insertInto('chatMember')
    .values(members)
    .onConflict((conflict) => conflict.columns(['chatId', 'userId']).doNothing())
    .execute()
}

/** One that is not over. */
export function findDuty(tx: Tx, chatId: string, now: Date): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('chatDuty')
    .select('id')
    .where('chatId', '=', chatId)
    .where('endsAt', '>', now)
    .limit(1)
    .executeTakeFirst()
}

export async function insertDuties(tx: Tx, duties: InsertObject<DB, 'chatDuty'>[]): Promise<void> {
  await tx.insertInto('chatDuty').values(duties).execute()
}

export async function insertMissingAccounts(
  tx: Tx,
  accounts: InsertObject<DB, 'officialAccount'>[],
): Promise<void> {
  await tx
    .insertInto('officialAccount')
    .values(accounts)
    .onConflict((conflict) => conflict.column('authorId').doNothing())
    .execute()
}

export async function getLivestreamVersion(db: Db, livestreamId: string): Promise<number> {
  const { version } = await db
    .selectFrom('livestream')
    .select('version')
    .where('id', '=', livestreamId)
    .executeTakeFirstOrThrow()
  return version
}

export async function getIncidentVersion(db: Db, incidentId: string): Promise<number> {
  const { version } = await db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', incidentId)
    .executeTakeFirstOrThrow()
  return version
}

export function getSourceOf(tx: Tx, livestreamId: string): Promise<{ container: string }> {
  return tx
    .selectFrom('livestreamSource')
    .select('container')
    .where('livestreamId', '=', livestreamId)
    .executeTakeFirstOrThrow()
}

export function listReceivedQuestions(
  db: Db,
  livestreamId: string,
): Promise<{ id: string; askedAt: Date; text: string }[]> {
  return db
    .selectFrom('livestreamQuestion')
    .select(['id', 'askedAt', 'text'])
    .where('livestreamId', '=', livestreamId)
    .where('state', '=', 'received')
    .orderBy('number')
    .execute()
}

export function findFakeByText(db: Db, fullText: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('fake').select('id').where('fullText', '=', fullText).limit(1).executeTakeFirst()
}

export function listPlaceIds(db: Db, fakeId: string): Promise<{ id: string }[]> {
  return db.selectFrom('fakeCarrier').select('id').where('fakeId', '=', fakeId).orderBy('addedAt').execute()
}

export function getFakeVersion(db: Db, fakeId: string): Promise<{ version: number }> {
  return db.selectFrom('fake').select('version').where('id', '=', fakeId).executeTakeFirstOrThrow()
}

export function findKnownStream(db: Db, channelId: string, permalink: string) {
  return db
    .selectFrom('livestream')
    .innerJoin('livestreamSource as source', 'source.livestreamId', 'livestream.id')
    .select(['livestream.id', 'livestream.step', 'livestream.plannedAt', 'livestream.version'])
    .where('source.channelId', '=', channelId)
    .where('source.permalink', '=', permalink)
    .limit(1)
    .executeTakeFirst()
}

export function getIncidentOf(tx: Tx, messageId: string): Promise<{ incidentId: string | null }> {
  return tx.selectFrom('message').select('incidentId').where('id', '=', messageId).executeTakeFirstOrThrow()
}

export function findBulletin(db: Db, id: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('bulletin').select('id').where('id', '=', id).executeTakeFirst()
}

export function findBroadcast(db: Db, id: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('broadcast').select('id').where('id', '=', id).executeTakeFirst()
}

export async function countUnsentPosts(db: Db, broadcastId: string): Promise<number> {
  const rows = await db
    .selectFrom('broadcastPost')
    .select('id')
    .where('broadcastId', '=', broadcastId)
    .where('sentAt', 'is', null)
    .execute()
  return rows.length
}

export function findFeedback(db: Db, id: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('feedbackThread').select('id').where('id', '=', id).executeTakeFirst()
}

export async function hasPulse(db: Db): Promise<boolean> {
  const row = await db.selectFrom('pulseAnswer').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

export async function hasPassports(db: Db): Promise<boolean> {
  const row = await db.selectFrom('pagePassport').select('channelId').limit(1).executeTakeFirst()
  return row !== undefined
}

export function findRule(db: Db, id: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('workRule').select('id').where('id', '=', id).executeTakeFirst()
}

export async function hasMacros(db: Db): Promise<boolean> {
  const row = await db.selectFrom('macro').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

export function findPractice(db: Db, id: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('practice').select('id').where('id', '=', id).executeTakeFirst()
}

export async function findIncidentOfThread(db: Db, threadExternalId: string): Promise<string | null> {
  const row = await db
    .selectFrom('message')
    .select('incidentId')
    .where('externalId', '=', threadExternalId)
    .where('incidentId', 'is not', null)
    .executeTakeFirst()
  return row?.incidentId ?? null
}

type Fillable = { code: string; topicCodes: readonly string[]; groupCodes: readonly string[]; limit: number }

/** How many questions say something in a field, and open ones of its topics that do not. */
export async function listWithoutOwnValue(db: Db, { code, topicCodes, groupCodes, limit }: Fillable) {
  const { filled } = await db
    .selectFrom('ownFieldValue')
    .select(({ fn }) => fn.countAll<number>().as('filled'))
    .where('fieldCode', '=', code)
    .executeTakeFirstOrThrow()
  const open = await db
    .selectFrom('incident')
    .innerJoin('message', 'message.id', 'incident.sourceMessageId')
    .select(['incident.id', 'incident.number', 'message.text'])
    .where('incident.step', 'in', ['assigned', 'in_progress'])
    .where(({ eb, or }) =>
      or([
        eb('incident.topicCode', 'in', topicCodes.length > 0 ? topicCodes : ['']),
        eb('incident.groupCode', 'in', groupCodes.length > 0 ? groupCodes : ['']),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ownFieldValue')
            .select('ownFieldValue.incidentId')
            .whereRef('ownFieldValue.incidentId', '=', 'incident.id')
            .where('fieldCode', '=', code),
        ),
      ),
    )
    .orderBy('incident.number', 'desc')
    .limit(limit)
    .execute()
  return { filled: Number(filled), open }
}

export async function hasNetworkActs(db: Db): Promise<boolean> {
  const row = await db.selectFrom('networkAct').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** Advertising of residents that still stands in chats, the newest first, one of an author. */
export async function listSpamOfChats(db: Db, limit: number): Promise<{ id: string }[]> {
  const rows = await db
    .selectFrom('chatMessage')
    .innerJoin('message', 'message.id', 'chatMessage.messageId')
    .select(['message.id', 'message.authorId'])
    .where('chatMessage.class', '=', 'spam')
    .where('chatMessage.role', 'is', null)
    .where('message.sourceState', '=', 'alive')
    .where('message.authorId', 'is not', null)
    .orderBy('chatMessage.occurredAt', 'desc')
    .limit(limit * 20)
    .execute()
  const byAuthor = new Map(rows.toReversed().map(({ id, authorId }) => [authorId, id]))
  return [...byAuthor.values()].slice(-limit).map((id) => ({ id }))
}
