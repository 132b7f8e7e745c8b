/** What people said of a bulletin and what they were reminded of. */
import type { BulletinDeed } from '@veche/contract/portal/orders.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { isOpen, REACHES, SUBJECT } from './addressed.query.ts'
import type { ReminderStage } from './domain/reminder-stage.ts'

export type DeedState = BulletinDeed['state']
export type DeedRow = {
  id: string
  subject: string
  no: number
  state: DeedState
  words: string
  link: string | null
  files: BulletinDeed['files']
  userId: string
  userName: string
  pressedAt: Date
}

type Receipt = { bulletinId: string; versionNo: number; userId: string; pressedAt: Date; receivedAt: Date }

/** The first one stands: a repeat changes no moment. */
export async function insertReceipt(tx: Tx, receipt: Receipt): Promise<void> {
  await tx
    .insertInto('bulletinReceipt')
    .values(receipt)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findReceipt(
  db: Db,
  { bulletinId, versionNo, userId }: Pick<Receipt, 'bulletinId' | 'versionNo' | 'userId'>,
): Promise<Date | null> {
  const row = await db
    .selectFrom('bulletinReceipt')
    .select('pressedAt')
    .where('bulletinId', '=', bulletinId)
    .where('versionNo', '=', versionNo)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row?.pressedAt ?? null
}

/** Null: no version of this number was ever shown. */
export async function findShownSince(
  db: Db,
  { bulletinId, versionNo }: { bulletinId: string; versionNo: number },
): Promise<Date | null> {
  const row = await db
    .selectFrom('bulletinVersion')
    .innerJoin('bulletin', 'bulletin.id', 'bulletinVersion.bulletinId')
    .select(sql<Date>`greatest(bulletin.published_at, bulletin_version.written_at)`.as('since'))
    .where('bulletinId', '=', bulletinId)
    .where('versionNo', '=', versionNo)
    .whereRef('versionNo', '>=', 'bulletin.firstNo')
    .whereRef('versionNo', '<=', 'bulletin.publishedNo')
    .executeTakeFirst()
  return row?.since ?? null
}

export type Reach = {
  /** It is addressed to them, or they have read an earlier version of it. */
  isReached: boolean
  /** For whom they may do it. */
  subjects: string[]
}

export async function findReach(db: Db, bulletinId: string, userId: string): Promise<Reach> {
  const { rows } = await sql<{ subjects: (string | null)[] | null; hasRead: boolean }>`
    select (select array_agg(distinct ${SUBJECT}) from person_place place
        where place.user_id = ${userId} and ${REACHES}) as subjects,
      exists (select from bulletin_receipt receipt
        where receipt.bulletin_id = bulletin.id and receipt.user_id = ${userId}) as has_read
    from bulletin where bulletin.id = ${bulletinId}`.execute(db)
  const [row] = rows
  return {
    isReached: row !== undefined && (row.subjects !== null || row.hasRead),
    subjects: (row?.subjects ?? []).filter((subject) => subject !== null).toSorted(),
  }
}

const DEED = [
  ...(['id', 'subject', 'no', 'state', 'words'] as const),
  ...(['link', 'userId', 'userName', 'pressedAt'] as const),
  sql<BulletinDeed['files']>`files`.as('files'),
]

export async function findDeed(db: Db, id: string): Promise<(DeedRow & { bulletinId: string }) | null> {
  const row = await db
    .selectFrom('bulletinDeed')
    .select([...DEED, 'bulletinId'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The last word of each subject; of some subjects alone where they are named. */
export async function listLastDeeds(
  db: Db,
  bulletinId: string,
  subjects: readonly string[] | null = null,
): Promise<DeedRow[]> {
  if (subjects?.length === 0) return []
  return db
    .selectFrom('bulletinDeed')
    .distinctOn('subject')
    .select(DEED)
    .where('bulletinId', '=', bulletinId)
    .$if(subjects !== null, (query) => query.where('subject', 'in', [...(subjects ?? [])]))
    .orderBy('subject')
    .orderBy('no', 'desc')
    .execute()
}

/** The bulletin is locked. */
export async function insertDeed(
  tx: Tx,
  deed: DeedRow & { bulletinId: string; receivedAt: Date },
): Promise<void> {
  await tx
    .insertInto('bulletinDeed')
    .values({ ...deed, files: JSON.stringify(deed.files) })
    .execute()
}

/** The word that brought this file, the last of them. */
export async function findDeedOfFile(
  db: Db,
  { bulletinId, fileId }: { bulletinId: string; fileId: string },
): Promise<Pick<DeedRow, 'subject' | 'userId'> | null> {
  const row = await db
    .selectFrom('bulletinDeed')
    .select(['subject', 'userId'])
    .where('bulletinId', '=', bulletinId)
    .where(sql<SqlBool>`files @> ${JSON.stringify([{ id: fileId }])}::jsonb`)
    .orderBy('receivedAt', 'desc')
    .executeTakeFirst()
  return row ?? null
}

type Reminder = { bulletinId: string; stage: ReminderStage | 'unread'; key: string; at: Date }

/** False: it was reminded of already. */
export async function insertReminder(tx: Tx, reminder: Reminder): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('bulletinReminder')
    .values(reminder)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Of those who have not read; `byHead`: of their own people alone, so that neither is in the other's way. */
export async function findRemindedAt(
  db: Db,
  bulletinId: string,
  byHead: string | null,
): Promise<Date | null> {
  const row = await db
    .selectFrom('bulletinReminder')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('bulletinId', '=', bulletinId)
    .where('stage', '=', 'unread')
    .where('key', 'like', byHead === null ? '%Z' : `%Z ${byHead}`)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Open orders whose day may ask for a reminder, without those whose last stage is over. */
export async function listRemindable(
  db: Db,
  { until, now }: { until: string; now: Date },
): Promise<{ id: string; dueOn: string; toldAt: Date; title: string }[]> {
  const { rows } = await sql<{ id: string; dueOn: string; toldAt: Date; title: string }>`
    select bulletin.id, bulletin.due_on::text, bulletin.told_at, version.content ->> 'title' as title
    from bulletin join bulletin_version version
      on version.bulletin_id = bulletin.id and version.version_no = bulletin.published_no
    where bulletin.kind = 'order' and ${isOpen(now)} and bulletin.due_on <= ${until}::date
      and not exists (select from bulletin_reminder reminder where reminder.bulletin_id = bulletin.id
        and reminder.stage = 'head' and reminder.key = bulletin.due_on::text)
    order by bulletin.due_on, bulletin.id`.execute(db)
  return rows
}
