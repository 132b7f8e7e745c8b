import { MacroContent } from '@veche/contract/portal/macros.ts'
import { PlannedActResponse } from '@veche/contract/portal/work-rules.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { FiredAct } from '../rule-engine/index.ts'
import type { BeforeAct } from '../rule-play/index.ts'

export type MacroRow = {
  id: string
  content: MacroContent
  writtenBy: string
  writtenByName: string
  writtenAt: Date
  useCount: number
}

const COLUMNS = ['id', 'content', 'writtenBy', 'writtenByName', 'writtenAt', 'useCount'] as const
const MOST_LISTED = 60

/** One's own and the shared ones, those that are used most first. */
export async function listMacros(db: Db, userId: string, limit = MOST_LISTED): Promise<MacroRow[]> {
  const rows = await db
    .selectFrom('macro')
    .select(COLUMNS)
    .where('archivedAt', 'is', null)
    .where((eb) => eb.or([eb('isShared', '=', true), eb('writtenBy', '=', userId)]))
    .orderBy('useCount', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toMacro)
}

function toMacro({ content, ...row }: Omit<MacroRow, 'content'> & { content: unknown }): MacroRow {
  return { ...row, content: MacroContent.parse(content) }
}

/** Of others only a shared one exists. */
export async function getMacro(db: Db, id: string, userId: string): Promise<MacroRow> {
  const row = await db
    .selectFrom('macro')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .where((eb) => eb.or([eb('isShared', '=', true), eb('writtenBy', '=', userId)]))
    .executeTakeFirst()
  if (!row) throw new NotFoundError('macro.not_found', { id })
  return toMacro(row)
}

export async function lockMacro(tx: Tx, id: string, userId: string): Promise<MacroRow> {
  await tx.selectFrom('macro').select('id').where('id', '=', id).forUpdate().execute()
  return getMacro(tx, id, userId)
}

type Written = { content: MacroContent; writer: { id: string; name: string }; now: Date }

export async function insertMacro(tx: Tx, id: string, { content, writer, now }: Written): Promise<void> {
  await tx
    .insertInto('macro')
    .values({
      ...{ id, content: JSON.stringify(content), isShared: content.isShared },
      ...{ writtenBy: writer.id, writtenByName: writer.name, writtenAt: now },
    })
    .execute()
}

export async function updateMacro(tx: Tx, id: string, content: MacroContent): Promise<void> {
  await tx
    .updateTable('macro')
    .set({ content: JSON.stringify(content), isShared: content.isShared })
    .where('id', '=', id)
    .execute()
}

export async function setArchived(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('macro').set({ archivedAt: now }).where('id', '=', id).execute()
}

export type MacroUse = { id: string; macroId: string; incidentId: string; usedBy: string; acts: FiredAct[] }

export async function insertUse(
  tx: Tx,
  { acts, ...use }: Omit<MacroUse, 'acts'> & { acts: readonly FiredAct[] },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('macroUse')
    .values({ ...use, usedAt: now, acts: JSON.stringify(acts) })
    .execute()
  await tx.updateTable('macro').set({ useCount: sql`use_count + 1` }).where('id', '=', use.macroId).execute()
}

const Acts = z.array(PlannedActResponse.extend({ before: z.custom<BeforeAct>().optional() }))

/** Of its person alone, and once. */
export async function lockUse(tx: Tx, id: string, userId: string): Promise<MacroUse> {
  const row = await tx
    .selectFrom('macroUse')
    .select(['id', 'macroId', 'incidentId', 'usedBy', 'acts'])
    .where('id', '=', id)
    .where('usedBy', '=', userId)
    .where('undoneAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('macro.use_not_found', { id })
  return { ...row, acts: Acts.parse(row.acts) }
}

export async function setUndone(tx: Tx, id: string, acts: readonly FiredAct[], now: Date): Promise<void> {
  await tx
    .updateTable('macroUse')
    .set({ acts: JSON.stringify(acts), undoneAt: now })
    .where('id', '=', id)
    .execute()
}
