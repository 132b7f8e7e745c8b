/** Where a refutation went. A row has the number of its post in the outbox; what a person did by hand has none there. */

import type { Network } from '@veche/contract/common.ts'
import type { Selectable } from 'kysely'
import { type SqlBool, sql } from 'kysely'
import type { FakePublication } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { withdrawPosts } from '../../answers/index.ts'
import type { FakeRow } from '../card/index.ts'

export type PublicationRow = Selectable<FakePublication>
export type ApprovedText = {
  no: number
  reply: string
  post: string
  picture: { hash: string; contentType: string; name: string } | null
}

export async function findApprovedText(db: Db, fakeId: string): Promise<ApprovedText | null> {
  const row = await db
    .selectFrom('fakeText')
    .leftJoin('fakeFile', 'fakeFile.id', 'fakeText.pictureId')
    .select(['no', 'reply', 'post', 'hash', 'contentType', 'name'])
    .where('fakeText.fakeId', '=', fakeId)
    .where('decision', '=', 'approved')
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { no, reply, post, hash, contentType, name } = row
  const picture = hash === null || contentType === null ? null : { hash, contentType, name: name ?? '' }
  return { no, reply, post, picture }
}

/** Each with how it stands in the outbox. */
export type StandingPublication = Awaited<ReturnType<typeof listStanding>>[number]

export async function listStanding(db: Db, fakeId: string) {
  return db
    .selectFrom('fakePublication')
    .leftJoin('outbox', (join) =>
      join.on(sql<SqlBool>`outbox.id = coalesce(fake_publication.joined_id, fake_publication.id)`),
    )
    .leftJoin('fakeCarrier', 'fakeCarrier.id', 'fakePublication.carrierId')
    .leftJoin('chat', 'chat.id', 'fakePublication.chatId')
    .leftJoin('channelName', 'channelName.id', 'chat.channelId')
    .selectAll('fakePublication')
    .select(['outbox.state', 'outbox.errorCode', 'outbox.isUncertain'])
    .select(({ fn }) => [
      fn.coalesce('fakeCarrier.network', 'channelName.network').as('network'),
      fn.coalesce('fakeCarrier.place', 'chat.title').as('place'),
    ])
    .where('fakePublication.fakeId', '=', fakeId)
    .orderBy('queuedAt')
    .orderBy('fakePublication.id')
    .execute()
}

export async function insertPublication(
  tx: Tx,
  row: Omit<PublicationRow, 'sentAt' | 'messageId' | 'permalink'> &
    Partial<Pick<PublicationRow, 'sentAt' | 'messageId' | 'permalink'>>,
): Promise<void> {
  await tx.insertInto('fakePublication').values(row).execute()
}

/** Marks the publication as sent, and with it those of other carriers in the same thread. */
export async function markPublished(
  tx: Tx,
  postId: string,
  sent: { sentAt: Date; messageId: string | null; permalink: string | null },
): Promise<void> {
  await tx
    .updateTable('fakePublication')
    .set(sent)
    .where((eb) => eb.or([eb('id', '=', postId), eb('joinedId', '=', postId)]))
    .where('sentAt', 'is', null)
    .execute()
}

/** Marks that a person has answered there by hand. */
export async function markByHand(
  tx: Tx,
  id: string,
  { sentAt, permalink }: { sentAt: Date; permalink: string },
): Promise<void> {
  await tx
    .updateTable('fakePublication')
    .set({ kind: 'by_hand', sentAt, permalink })
    .where('id', '=', id)
    .execute()
}

/** A publication that never reached the network; its place may be tried again. */
export async function dropPublications(
  tx: Tx,
  rows: readonly Pick<PublicationRow, 'id' | 'joinedId'>[],
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return
  await tx
    .deleteFrom('fakePublication')
    .where((eb) => eb.or([eb('joinedId', 'in', ids), eb('id', 'in', ids)]))
    .execute()
  await withdrawPosts(tx, ids)
}

/** Cancels publications that have not been sent, because the text was wrong. */
export async function withdraw(tx: Tx, fakeId: string): Promise<void> {
  const rows = await listStanding(tx, fakeId)
  await withdrawPosts(
    tx,
    rows.filter(({ sentAt, joinedId }) => sentAt === null && joinedId === null).map(({ id }) => id),
  )
}

/** Null if the chat has been closed since. */
export async function findActiveChat(
  db: Db,
  id: string,
): Promise<{ channelId: string; container: string } | null> {
  const row = await db
    .selectFrom('chat')
    .select(['channelId', 'container'])
    .where('id', '=', id)
    .where('isActive', '=', true)
    .executeTakeFirst()
  return row ?? null
}

/** Of its municipality, or all; and where it was told already. */
export function listPostChats(
  db: Db,
  { id, municipalityCode }: Pick<FakeRow, 'id' | 'municipalityCode'>,
): Promise<{ id: string; title: string; network: Network }[]> {
  return db
    .selectFrom('chat')
    .innerJoin('channelName', 'channelName.id', 'chat.channelId')
    .select(['chat.id', 'chat.title', 'channelName.network'])
    .where('chat.isActive', '=', true)
    .$if(municipalityCode !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('chat.municipalityCode', '=', municipalityCode ?? ''),
          eb(
            'chat.id',
            'in',
            eb
              .selectFrom('fakePublication')
              .select((told) => told.ref('fakePublication.chatId').$notNull().as('chatId'))
              .where('fakePublication.fakeId', '=', id)
              .where('fakePublication.chatId', 'is not', null),
          ),
        ]),
      ),
    )
    .orderBy('chat.title')
    .orderBy('chat.id')
    .limit(500)
    .execute()
}

export function getSent(
  tx: Tx,
  id: string,
): Promise<{ sentAt: Date | null; messageId: string | null; permalink: string | null }> {
  return tx
    .selectFrom('fakePublication')
    .select(['sentAt', 'messageId', 'permalink'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
