/** Many bodies changed in one transaction, each by the rules of one; what cannot be changed stays and is named. */
import type { AgencyChange, ChangeAgenciesResponse } from '@veche/contract/admin/many/agencies.ts'
import { rehearse, type Tx } from '../../../platform/database/db.ts'
import { AppError, InvalidError } from '../../../platform/errors.ts'
import { type Actor, addJournal } from '../../access/index.ts'
import { type DirectoryContext, requireCode } from '../change-directory.ts'
import { lockDirectory } from '../directory-admin.repository.ts'
import { forgetDirectory } from '../get-directory.ts'
import { writeAgency } from './manage-places.ts'
import { listAgencyNames } from './places.repository.ts'

type ChangeAgencies = { rows: readonly AgencyChange[]; isPreview: boolean; actor: Actor }

export async function changeAgencies(
  context: DirectoryContext,
  { rows, isPreview, actor }: ChangeAgencies,
): Promise<ChangeAgenciesResponse> {
  const work = (tx: Tx) => writeAll(tx, context, { rows, actor })
  if (isPreview) return rehearse(context.db, work)
  const told = await context.db.transaction().execute(work)
  forgetDirectory(context.db)
  return told
}

async function writeAll(
  tx: Tx,
  context: DirectoryContext,
  { rows, actor }: Omit<ChangeAgencies, 'isPreview'>,
): Promise<ChangeAgenciesResponse> {
  await lockDirectory(tx)
  for (const code of new Set(rows.flatMap(({ scheduleCode }) => scheduleCode ?? [])))
    await requireCode(tx, 'schedule', code, 'scheduleCode')
  const names = await listAgencyNames(
    tx,
    rows.map(({ code }) => code),
  )
  const told: ChangeAgenciesResponse = { undo: [], left: [] }
  for (const { code, ...changes } of rows) {
    const leave = (reason: ChangeAgenciesResponse['left'][number]['reason']) =>
      told.left.push({ code, name: names.get(code) ?? code, reason })
    const fields = names.has(code) ? await write(tx, context, { code, changes }) : 'gone'
    if (typeof fields === 'string') leave(fields)
    else {
      const [field, change] = Object.entries(fields)[0] ?? []
      if (field === undefined || change === undefined) leave('already')
      else {
        told.undo.push({ code, [field]: change.before, before: { [field]: change.after } })
        await addJournal(tx, {
          ...{ actor, action: 'directory.agency_changed', objectType: 'agency', objectId: code },
          details: fields,
        })
      }
    }
  }
  return told
}

type Reason = Exclude<ChangeAgenciesResponse['left'][number]['reason'], 'already'>
type One = { code: string; changes: Omit<AgencyChange, 'code'> }

/** The rules of one body refuse before anything of it is written, so the transaction goes on. */
async function write(tx: Tx, context: DirectoryContext, { code, changes }: One) {
  try {
    return await writeAgency(tx, context, code, changes)
  } catch (error) {
    if (!(error instanceof AppError) || error instanceof InvalidError) throw error
    const reason = REASONS.get(error.code)
    if (!reason) throw error
    return reason
  }
}

const REASONS: ReadonlyMap<string, Reason> = new Map([
  ['directory.in_use', 'in_use'],
  ['directory.last_centre', 'last_centre'],
  ['directory.row_not_found', 'gone'],
  ['edit.fields_changed', 'changed'],
])
