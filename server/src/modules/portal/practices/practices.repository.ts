import type { PracticeContent, PracticeEffect } from '@veche/contract/portal/practices.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Stand } from './domain/practice-state.ts'

export type PracticeRow = Stand & {
  id: string
  newestNo: number
  municipalityCode: string
  writtenBy: string
  writtenByName: string
  createdAt: Date
  publishedAt: Date | null
  sentBackReason: string | null
  withdrawnByName: string | null
  withdrawnReason: string | null
  voteCount: number
  adoptionCount: number
  effect: PracticeEffect | null
}
export type VersionRow = {
  versionNo: number
  content: PracticeContent
  versionBy: string
  versionByName: string
  writtenAt: Date
  approvedByName: string | null
}
export type ReadPractice = PracticeRow & VersionRow

const HEAD = [
  ...(['practice.id', 'practice.newestNo', 'practice.submittedNo', 'practice.publishedNo'] as const),
  ...(['practice.municipalityCode', 'practice.writtenBy', 'practice.writtenByName'] as const),
  ...(['practice.createdAt', 'practice.publishedAt', 'practice.sentBackReason'] as const),
  ...(['practice.withdrawnAt', 'practice.withdrawnByName', 'practice.withdrawnReason'] as const),
  ...(['practice.voteCount', 'practice.adoptionCount'] as const),
  sql<PracticeEffect | null>`practice.effect`.as('effect'),
]
const VERSION = [
  ...(['version.versionNo', 'version.writtenBy as versionBy', 'version.writtenAt'] as const),
  ...(['version.writtenByName as versionByName', 'version.approvedByName'] as const),
  // Those written before pictures came say nothing of them.
  sql<PracticeContent>`'{"pictures": []}'::jsonb || version.content`.as('content'),
]

/** With the version that readers see, or the newest one. */
export function selectPractices(db: Db, { isNewest }: { isNewest: boolean }) {
  const shown = isNewest
    ? sql<SqlBool>`version.version_no = practice.newest_no`
    : sql<SqlBool>`version.version_no = coalesce(practice.published_no, practice.newest_no)`
  return db
    .selectFrom('practice')
    .innerJoin('practiceVersion as version', (join) =>
      join.onRef('version.practiceId', '=', 'practice.id').on(shown),
    )
    .select([...HEAD, ...VERSION])
}

export async function getPractice(db: Db, id: string, which: { isNewest: boolean }): Promise<ReadPractice> {
  const row = await selectPractices(db, which).where('practice.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFoundError('practice.not_found', { id })
  return row
}

export async function findPracticeId(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('practice').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

export async function lockPractice(tx: Tx, id: string): Promise<ReadPractice> {
  await tx.selectFrom('practice').select('id').where('id', '=', id).forUpdate().execute()
  return getPractice(tx, id, { isNewest: true })
}

export type Writer = { id: string; name: string; now: Date }
type New = { id: string; submittedNo: number | null; content: PracticeContent; writer: Writer }

/** False: the id is there, perhaps because it was sent twice. */
export async function insertPractice(tx: Tx, { id, submittedNo, content, writer }: New): Promise<boolean> {
  const row = await tx
    .insertInto('practice')
    .values({
      ...{ id, submittedNo, municipalityCode: content.municipalityCode },
      ...{ writtenBy: writer.id, writtenByName: writer.name, createdAt: writer.now },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await insertVersion(tx, id, { versionNo: 1, content, writer })
  return true
}

type Version = { versionNo: number; content: PracticeContent; writer: Writer }

/** The practice is locked. */
export async function addVersion(
  tx: Tx,
  id: string,
  { submittedNo, ...version }: Version & { submittedNo: number | null },
): Promise<void> {
  await insertVersion(tx, id, version)
  const { versionNo: newestNo, content } = version
  await tx
    .updateTable('practice')
    .set({ newestNo, submittedNo, sentBackReason: null, municipalityCode: content.municipalityCode })
    .where('id', '=', id)
    .execute()
}

async function insertVersion(tx: Tx, practiceId: string, { versionNo, content, writer }: Version) {
  await tx
    .insertInto('practiceVersion')
    .values({
      ...{ practiceId, versionNo, content: JSON.stringify(content) },
      ...{ writtenBy: writer.id, writtenByName: writer.name, writtenAt: writer.now },
    })
    .execute()
}

export async function updateSubmitted(
  tx: Tx,
  id: string,
  changes: { submittedNo: number | null; sentBackReason: string | null },
): Promise<void> {
  await tx.updateTable('practice').set(changes).where('id', '=', id).execute()
}

export async function publishVersion(
  tx: Tx,
  { id, versionNo, by }: { id: string; versionNo: number; by: Writer },
): Promise<void> {
  await tx
    .updateTable('practiceVersion')
    .set({ approvedBy: by.id, approvedByName: by.name, approvedAt: by.now })
    .where('practiceId', '=', id)
    .where('versionNo', '=', versionNo)
    .execute()
  await tx
    .updateTable('practice')
    .set((eb) => ({
      ...{ publishedNo: versionNo, submittedNo: null, sentBackReason: null },
      publishedAt: eb.fn.coalesce('publishedAt', eb.val(by.now)),
    }))
    .where('id', '=', id)
    .execute()
}

export async function withdrawPractice(
  tx: Tx,
  id: string,
  { name, reason, now }: { name: string; reason: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('practice')
    .set({ withdrawnAt: now, withdrawnByName: name, withdrawnReason: reason, submittedNo: null })
    .where('id', '=', id)
    .execute()
}

export async function saveEffect(db: Db, id: string, effect: PracticeEffect, now: Date): Promise<void> {
  await db
    .updateTable('practice')
    .set({ effect: JSON.stringify(effect), countedAt: now })
    .where('id', '=', id)
    .execute()
}
