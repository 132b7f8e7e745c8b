import type { BulletinContent } from '@veche/contract/portal/orders.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { addresseesOf, type Stand } from './domain/bulletin.ts'

export type BulletinRow = Stand & {
  id: string
  newestNo: number
  firstNo: number | null
  writtenBy: string
  writtenByName: string
  agencyCode: string | null
  createdAt: Date
  publishedAt: Date | null
  dueOn: string | null
  isClosedByHand: boolean
  withdrawnByName: string | null
  withdrawnReason: string | null
}
export type VersionRow = {
  versionNo: number
  content: BulletinContent
  note: string | null
  versionByName: string
  writtenAt: Date
}
export type ReadBulletin = BulletinRow & VersionRow

const COLUMNS = [
  ...(['bulletin.id', 'bulletin.kind', 'bulletin.newestNo', 'bulletin.firstNo'] as const),
  ...(['bulletin.publishedNo', 'bulletin.writtenBy', 'bulletin.writtenByName'] as const),
  ...(['bulletin.agencyCode', 'bulletin.createdAt', 'bulletin.publishedAt', 'bulletin.toldAt'] as const),
  ...(['bulletin.closedAt', 'bulletin.isClosedByHand', 'bulletin.withdrawnAt'] as const),
  ...(['bulletin.withdrawnByName', 'bulletin.withdrawnReason'] as const),
  sql<string | null>`bulletin.due_on::text`.as('dueOn'),
]

function selectBulletin(db: Db, id: string) {
  return db.selectFrom('bulletin').select(COLUMNS).where('bulletin.id', '=', id)
}

/** With the version that is shown; of a draft the newest. */
export async function getBulletin(db: Db, id: string): Promise<ReadBulletin> {
  const row = await selectBulletin(db, id)
    .innerJoin('bulletinVersion', (join) =>
      join
        .onRef('bulletinVersion.bulletinId', '=', 'bulletin.id')
        .on(sql<SqlBool>`bulletin_version.version_no = coalesce(bulletin.published_no, bulletin.newest_no)`),
    )
    .select([
      ...(['bulletinVersion.versionNo', 'bulletinVersion.note', 'bulletinVersion.writtenAt'] as const),
      'bulletinVersion.writtenByName as versionByName',
      // Those written before files came say nothing of them.
      sql<BulletinContent>`'{"files": []}'::jsonb || bulletin_version.content`.as('content'),
    ])
    .executeTakeFirst()
  // A draft that was removed.
  if (!row || (row.publishedNo === null && row.withdrawnAt !== null))
    throw new NotFoundError('bulletin.not_found', { id })
  return row
}

export async function lockBulletin(tx: Tx, id: string): Promise<void> {
  const row = await tx.selectFrom('bulletin').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw new NotFoundError('bulletin.not_found', { id })
}

/** Each as it is shown; of a draft the newest version. In the order that is asked for. */
export async function listContents(
  db: Db,
  ids: readonly string[],
): Promise<{ id: string; content: BulletinContent }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; content: BulletinContent }>`
    select bulletin.id, '{"files": []}'::jsonb || version.content as content
    from unnest(${[...ids]}::uuid[]) with ordinality asked (id, place)
      join bulletin on bulletin.id = asked.id
      join bulletin_version version on version.bulletin_id = bulletin.id
        and version.version_no = coalesce(bulletin.published_no, bulletin.newest_no)
    order by asked.place`.execute(db)
  return rows
}

export type OwnDraft = { id: string; newestNo: number; content: BulletinContent }

/** Locked: another window may write in them. */
export async function lockOwnDrafts(tx: Tx, userId: string): Promise<OwnDraft[]> {
  const { rows } = await sql<OwnDraft>`
    select bulletin.id, bulletin.newest_no, '{"files": []}'::jsonb || version.content as content
    from bulletin join bulletin_version version on version.bulletin_id = bulletin.id
      and version.version_no = bulletin.newest_no
    where bulletin.written_by = ${userId} and bulletin.published_no is null and bulletin.withdrawn_at is null
    order by bulletin.id for update of bulletin`.execute(tx)
  return rows
}

/** Those that were shown, the newest first. */
export async function listVersions(db: Db, bulletinId: string): Promise<VersionRow[]> {
  return db
    .selectFrom('bulletinVersion')
    .innerJoin('bulletin', 'bulletin.id', 'bulletinVersion.bulletinId')
    .select(['versionNo', 'note', 'writtenAt', 'bulletinVersion.writtenByName as versionByName'])
    .select(sql<BulletinContent>`'{"files": []}'::jsonb || content`.as('content'))
    .where('bulletinId', '=', bulletinId)
    .whereRef('versionNo', '>=', 'bulletin.firstNo')
    .orderBy('versionNo', 'desc')
    .execute()
}

export type Writer = { id: string; name: string; now: Date }

/** What the row repeats of the content, because statements ask for it. */
function askedOf({ task }: BulletinContent) {
  return {
    kind: task ? 'order' : 'news',
    dueOn: task ? sql<Date>`${task.dueOn}::date` : null,
    doneBy: task?.doneBy ?? null,
  } as const
}

type New = { id: string; agencyCode: string | null; content: BulletinContent; writer: Writer }

export async function insertBulletin(tx: Tx, { id, agencyCode, content, writer }: New): Promise<void> {
  await tx
    .insertInto('bulletin')
    .values({
      ...{ id, agencyCode, ...askedOf(content) },
      ...{ writtenBy: writer.id, writtenByName: writer.name, createdAt: writer.now },
    })
    .execute()
  await insertVersion(tx, id, { versionNo: 1, content, note: null, writer })
}

type Version = { versionNo: number; content: BulletinContent; note: string | null; writer: Writer }

/** The bulletin is locked. */
export async function addVersion(tx: Tx, id: string, version: Version): Promise<void> {
  await insertVersion(tx, id, version)
  await tx
    .updateTable('bulletin')
    .set({ newestNo: version.versionNo, ...askedOf(version.content) })
    .where('id', '=', id)
    .execute()
}

async function insertVersion(
  tx: Tx,
  bulletinId: string,
  { versionNo, content, note, writer }: Version,
): Promise<void> {
  await tx
    .insertInto('bulletinVersion')
    .values({
      ...{ bulletinId, versionNo, note, content: JSON.stringify(content) },
      ...{ writtenBy: writer.id, writtenByName: writer.name, writtenAt: writer.now },
    })
    .execute()
}

/** The newest version is shown from now on, to its addressees. */
export async function showVersion(
  tx: Tx,
  { id, content, now }: { id: string; content: BulletinContent; now: Date },
): Promise<void> {
  await tx
    .updateTable('bulletin')
    .set((eb) => ({
      publishedNo: eb.ref('newestNo'),
      firstNo: eb.fn.coalesce('firstNo', 'newestNo'),
      publishedAt: eb.fn.coalesce('publishedAt', eb.val(now)),
      toldAt: now,
    }))
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('bulletinAddressee').where('bulletinId', '=', id).execute()
  const rows = addresseesOf(content.audience).map((addressee) => ({ bulletinId: id, ...addressee }))
  await tx
    .insertInto('bulletinAddressee')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function closeBulletin(
  tx: Tx,
  id: string,
  closing: { closedAt: Date; isClosedByHand: boolean } | { closedAt: null; isClosedByHand: false },
): Promise<void> {
  await tx.updateTable('bulletin').set(closing).where('id', '=', id).execute()
}

export async function withdrawBulletin(
  tx: Tx,
  id: string,
  { name, reason, now }: { name: string; reason: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('bulletin')
    .set({ withdrawnAt: now, withdrawnByName: name, withdrawnReason: reason })
    .where('id', '=', id)
    .execute()
}
