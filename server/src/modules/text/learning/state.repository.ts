import type { Db, Tx } from '../../../platform/database/db.ts'

export type RunStage = 'reading' | 'comparing' | 'learning'
export type RunEnd = 'used' | 'not_used' | 'too_few' | 'nothing_new' | 'failed'

export async function getState(db: Db) {
  return db
    .selectFrom('readerState')
    .leftJoin('personName', 'personName.id', 'readerState.startedBy')
    .select(['isAutomatic', 'stage', 'startedAt', 'personName.name as startedByName', 'endedAt', 'endedAs'])
    .executeTakeFirstOrThrow()
}

export async function lockState(tx: Tx) {
  return tx
    .selectFrom('readerState')
    .select(['isAutomatic', 'stage', 'startedAt', 'startedBy'])
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function updateStage(db: Db, stage: RunStage): Promise<void> {
  await db.updateTable('readerState').set({ stage }).where('startedAt', 'is not', null).execute()
}

export async function startRun(tx: Tx, { at, by }: { at: Date; by: string | null }): Promise<void> {
  await tx.updateTable('readerState').set({ stage: 'reading', startedAt: at, startedBy: by }).execute()
}

export async function endRun(db: Db, { at, as }: { at: Date; as: RunEnd }): Promise<void> {
  await db
    .updateTable('readerState')
    .set({ stage: null, startedAt: null, startedBy: null, endedAt: at, endedAs: as })
    .execute()
}

export async function setAutomatic(tx: Tx, isAutomatic: boolean): Promise<void> {
  await tx.updateTable('readerState').set({ isAutomatic }).execute()
}
