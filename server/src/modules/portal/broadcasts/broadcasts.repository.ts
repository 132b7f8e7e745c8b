/** The text itself: its head, and its versions as they were written and approved. */
import type { BroadcastContent, BroadcastPageLeftOut } from '@veche/contract/portal/broadcasts.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Stand } from './domain/broadcast-state.ts'

/** As it stood when the places were chosen. */
export type PageLeftOut = Omit<BroadcastPageLeftOut, 'pageUrl'> & { externalId: string }

export type BroadcastRow = Stand & {
  id: string
  isUrgent: boolean
  publishAt: Date | null
  calendarAt: Date
  municipalityCodes: string[]
  writtenBy: string
  writtenByName: string
  createdAt: Date
  sentBackReason: string | null
  cancelledByName: string | null
  withdrawnByName: string | null
  withdrawnReason: string | null
  isMoving: boolean
  leftOut: PageLeftOut[] | null
}
export type VersionRow = {
  versionNo: number
  content: BroadcastContent
  versionBy: string
  versionByName: string
  writtenAt: Date
  approvedByName: string | null
  approvedAt: Date | null
}
/** The version that was approved last. */
export type ApprovedRow = {
  approvedContent: BroadcastContent | null
  lastApprovedByName: string | null
  lastApprovedAt: Date | null
}
/** With its newest version, and with the one approved last. */
export type ReadBroadcast = BroadcastRow & VersionRow & ApprovedRow

const HEAD = [
  ...(['broadcast.id', 'broadcast.newestNo', 'broadcast.submittedNo', 'broadcast.approvedNo'] as const),
  ...(['broadcast.isUrgent', 'broadcast.publishAt', 'broadcast.calendarAt'] as const),
  ...(['broadcast.municipalityCodes', 'broadcast.writtenBy', 'broadcast.writtenByName'] as const),
  ...(['broadcast.createdAt', 'broadcast.sentBackReason', 'broadcast.startedAt'] as const),
  ...(['broadcast.cancelledAt', 'broadcast.cancelledByName', 'broadcast.withdrawnAt'] as const),
  ...(['broadcast.withdrawnByName', 'broadcast.withdrawnReason', 'broadcast.isMoving'] as const),
  sql<PageLeftOut[] | null>`broadcast.left_out`.as('leftOut'),
] as const
const VERSION = [
  ...(['broadcastVersion.versionNo', 'broadcastVersion.writtenAt'] as const),
  ...(['broadcastVersion.approvedByName', 'broadcastVersion.approvedAt'] as const),
  ...([
    'broadcastVersion.writtenBy as versionBy',
    'broadcastVersion.writtenByName as versionByName',
  ] as const),
  sql<BroadcastContent>`broadcast_version.content`.as('content'),
]

const APPROVED = [
  sql<BroadcastContent | null>`approved.content`.as('approvedContent'),
  ...(['approved.approvedByName as lastApprovedByName'] as const),
  ...(['approved.approvedAt as lastApprovedAt'] as const),
]

export function selectBroadcasts(db: Db) {
  return db
    .selectFrom('broadcast')
    .innerJoin('broadcastVersion', (join) =>
      join
        .onRef('broadcastVersion.broadcastId', '=', 'broadcast.id')
        .on(sql<SqlBool>`broadcast_version.version_no = broadcast.newest_no`),
    )
    .leftJoin('broadcastVersion as approved', (join) =>
      join
        .onRef('approved.broadcastId', '=', 'broadcast.id')
        .on(sql<SqlBool>`approved.version_no = broadcast.approved_no`),
    )
    .select([...HEAD, ...VERSION, ...APPROVED])
}

export async function getBroadcast(db: Db, id: string): Promise<ReadBroadcast> {
  const row = await selectBroadcasts(db).where('broadcast.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFoundError('broadcast.not_found', { id })
  return row
}

export async function lockBroadcast(tx: Tx, id: string): Promise<ReadBroadcast> {
  await tx.selectFrom('broadcast').select('id').where('id', '=', id).forUpdate().execute()
  return getBroadcast(tx, id)
}

/** The newest first. */
export async function listVersions(db: Db, broadcastId: string): Promise<VersionRow[]> {
  return db
    .selectFrom('broadcastVersion')
    .select(VERSION)
    .where('broadcastId', '=', broadcastId)
    .orderBy('versionNo', 'desc')
    .execute()
}

export type Writer = { id: string; name: string; now: Date }
type NewBroadcast = Pick<
  BroadcastRow,
  'id' | 'isUrgent' | 'publishAt' | 'calendarAt' | 'municipalityCodes' | 'submittedNo' | 'leftOut'
>

export async function insertBroadcast(
  tx: Tx,
  row: NewBroadcast,
  { content, writer }: { content: BroadcastContent; writer: Writer },
): Promise<void> {
  const written = { writtenBy: writer.id, writtenByName: writer.name }
  await tx
    .insertInto('broadcast')
    .values({ ...row, ...written, leftOut: JSON.stringify(row.leftOut), createdAt: writer.now })
    .execute()
  await insertVersion(tx, row.id, { versionNo: 1, content, writer })
}

export async function insertVersion(
  tx: Tx,
  broadcastId: string,
  { versionNo, content, writer }: { versionNo: number; content: BroadcastContent; writer: Writer },
): Promise<void> {
  await tx
    .insertInto('broadcastVersion')
    .values({
      ...{ broadcastId, versionNo, content: JSON.stringify(content) },
      ...{ writtenBy: writer.id, writtenByName: writer.name, writtenAt: writer.now },
    })
    .execute()
}

export async function updateApproved(
  tx: Tx,
  { id, versionNo }: Pick<ReadBroadcast, 'id' | 'versionNo'>,
  approver: Writer,
): Promise<void> {
  await tx
    .updateTable('broadcastVersion')
    .set({ approvedBy: approver.id, approvedByName: approver.name, approvedAt: approver.now })
    .where('broadcastId', '=', id)
    .where('versionNo', '=', versionNo)
    .execute()
}

export async function updateBroadcast(
  db: Db,
  id: string,
  { leftOut, ...changes }: Partial<Omit<BroadcastRow, 'id' | 'writtenBy' | 'writtenByName' | 'createdAt'>>,
): Promise<void> {
  await db
    .updateTable('broadcast')
    .set({ ...changes, ...(leftOut !== undefined && { leftOut: JSON.stringify(leftOut) }) })
    .where('id', '=', id)
    .execute()
}

/** Whose it is from now on; who wrote which version stays as it is. */
export async function updateOwner(db: Db, id: string, taker: { id: string; name: string }): Promise<void> {
  await db
    .updateTable('broadcast')
    .set({ writtenBy: taker.id, writtenByName: taker.name })
    .where('id', '=', id)
    .execute()
}

/** Something of it is to be looked after. Touches no row that says so already: who settles a send waits for nobody. */
export async function startMoving(db: Db, id: string): Promise<void> {
  await db
    .updateTable('broadcast')
    .set({ isMoving: true })
    .where('id', '=', id)
    .where('isMoving', '=', false)
    .execute()
}

const AT_ONCE = 20

export async function listMovingIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('broadcast')
    .select('id')
    .where('isMoving', '=', true)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Approved and not begun, whose moment has come. */
export async function listDueIds(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('broadcast')
    .select('id')
    .where('startedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .where('submittedNo', 'is', null)
    .where('calendarAt', '<=', now)
    .whereRef('approvedNo', '=', 'newestNo')
    .orderBy('calendarAt')
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ id }) => id)
}
