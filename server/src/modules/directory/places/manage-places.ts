/** Municipalities, agencies and their units are created, corrected and switched off. They are never deleted, because old work refers to them. */
import type {
  CreateAgencyRequest,
  CreateMunicipalityRequest,
  CreateUnitRequest,
  UpdateAgencyRequest,
  UpdateMunicipalityRequest,
  UpdateUnitRequest,
} from '@veche/contract/admin/directory.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { type ActorRef, changerByJournal } from '../../access/index.ts'
import { changeDirectory, type DirectoryContext, requireCode } from '../change-directory.ts'
import { changedFields } from '../domain/changed-fields.ts'
import { requireUnused } from './directory-usage.ts'
import {
  findOtherCentre,
  getAgency,
  getMunicipality,
  getUnit,
  insertAgencyRow,
  insertMunicipalityRow,
  insertUnitRow,
  updateAgencyRow,
  updateMunicipalityRow,
  updateUnitRow,
} from './places.repository.ts'

type By = { actor: ActorRef }
type NewMunicipality = z.infer<typeof CreateMunicipalityRequest>
type MunicipalityChanges = z.infer<typeof UpdateMunicipalityRequest>
type NewAgency = z.infer<typeof CreateAgencyRequest>
type AgencyChanges = z.infer<typeof UpdateAgencyRequest>
type NewUnit = z.infer<typeof CreateUnitRequest>
type UnitChanges = z.infer<typeof UpdateUnitRequest>

export function createMunicipality(
  { db }: DirectoryContext,
  { row, actor }: By & { row: NewMunicipality },
): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.municipality_added', objectType: 'municipality', objectId: row.code },
    run: async (tx) => ({ result: await insertMunicipality(tx, row), details: { ...row } }),
  })
}

export function updateMunicipality(
  context: DirectoryContext,
  { code, changes, actor }: By & { code: string; changes: MunicipalityChanges },
): Promise<void> {
  return changeDirectory(context.db, {
    ...{ actor, action: 'directory.municipality_changed', objectType: 'municipality', objectId: code },
    run: async (tx) => ({
      result: undefined,
      details: await writeMunicipality(tx, context, code, changes),
    }),
  })
}

export async function insertMunicipality(tx: Tx, row: NewMunicipality): Promise<void> {
  const added = await insertMunicipalityRow(tx, row)
  if (!added) throw new ConflictError('directory.code_taken', { code: row.code })
}

export async function writeMunicipality(
  tx: Tx,
  context: DirectoryContext,
  code: string,
  { before, ...wanted }: MunicipalityChanges,
) {
  const now = await getMunicipality(tx, code)
  const findChanger = changerByJournal(tx, { objectType: 'municipality', objectId: code })
  const changes = await joinEdit({ now, before, wanted, findChanger })
  const fields = changedFields(now, changes)
  if (Object.keys(fields).length === 0) return {}
  if (fields.isActive && changes.isActive === false)
    await requireUnused(tx, context, { kind: 'municipality', code })
  await updateMunicipalityRow(tx, code, changes)
  return fields
}

export function createAgency(
  { db }: DirectoryContext,
  { row, actor }: By & { row: NewAgency },
): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.agency_added', objectType: 'agency', objectId: row.code },
    run: async (tx) => ({ result: await insertAgency(tx, row), details: { ...row } }),
  })
}

export function updateAgency(
  context: DirectoryContext,
  { code, changes, actor }: By & { code: string; changes: AgencyChanges },
): Promise<void> {
  return changeDirectory(context.db, {
    ...{ actor, action: 'directory.agency_changed', objectType: 'agency', objectId: code },
    run: async (tx) => ({ result: undefined, details: await writeAgency(tx, context, code, changes) }),
  })
}

export async function insertAgency(tx: Tx, row: NewAgency): Promise<void> {
  await requireAgencyCodes(tx, row)
  const added = await insertAgencyRow(tx, row)
  if (!added) throw new ConflictError('directory.code_taken', { code: row.code })
}

export async function writeAgency(
  tx: Tx,
  context: DirectoryContext,
  code: string,
  { before, ...wanted }: AgencyChanges,
) {
  const now = await getAgency(tx, code)
  const findChanger = changerByJournal(tx, { objectType: 'agency', objectId: code })
  const changes = await joinEdit({ now, before, wanted, findChanger })
  const fields = changedFields(now, changes)
  if (Object.keys(fields).length === 0) return {}
  await requireAgencyCodes(tx, changes)
  const isStopped = fields.isActive && changes.isActive === false
  if (isStopped) await requireUnused(tx, context, { kind: 'agency', code })
  if (now.kind === 'centre' && (isStopped || fields.kind)) await requireOtherCentre(tx, code)
  await updateAgencyRow(tx, code, changes)
  return fields
}

/** The telephone that answers name, as it stands and not as it is kept in memory. */
export async function getAgencyPhone(tx: Tx, code: string): Promise<string> {
  const { phone } = await getAgency(tx, code)
  return phone
}

/** A body keeps it itself. The directory is locked; whoever saves forgets it afterwards. */
export async function saveAgencyPhone(
  tx: Tx,
  { code, phone }: { code: string; phone: string },
): Promise<void> {
  await updateAgencyRow(tx, code, { phone })
}

async function requireAgencyCodes(
  tx: Tx,
  { municipalityCode, scheduleCode }: Pick<AgencyChanges, 'municipalityCode' | 'scheduleCode'>,
): Promise<void> {
  if (municipalityCode) await requireCode(tx, 'municipality', municipalityCode, 'municipalityCode')
  if (scheduleCode) await requireCode(tx, 'schedule', scheduleCode, 'scheduleCode')
}

/** The centre's hours are what triage and approval are counted by. */
async function requireOtherCentre(tx: Tx, code: string): Promise<void> {
  const other = await findOtherCentre(tx, code)
  if (!other) throw new ConflictError('directory.last_centre')
}

export function createUnit({ db }: DirectoryContext, { row, actor }: By & { row: NewUnit }): Promise<void> {
  return changeDirectory(db, {
    ...{ actor, action: 'directory.unit_added', objectType: 'unit', objectId: row.code },
    run: async (tx) => ({ result: await insertUnit(tx, row), details: { ...row } }),
  })
}

export function updateUnit(
  context: DirectoryContext,
  { code, changes, actor }: By & { code: string; changes: UnitChanges },
): Promise<void> {
  return changeDirectory(context.db, {
    ...{ actor, action: 'directory.unit_changed', objectType: 'unit', objectId: code },
    run: async (tx) => ({ result: undefined, details: await writeUnit(tx, context, code, changes) }),
  })
}

export async function insertUnit(tx: Tx, row: NewUnit): Promise<void> {
  await requireCode(tx, 'agency', row.agencyCode, 'agencyCode')
  const added = await insertUnitRow(tx, row)
  if (!added) throw new ConflictError('directory.code_taken', { code: row.code })
}

export async function writeUnit(
  tx: Tx,
  context: DirectoryContext,
  code: string,
  { before, ...wanted }: UnitChanges,
) {
  const now = await getUnit(tx, code)
  const findChanger = changerByJournal(tx, { objectType: 'unit', objectId: code })
  const changes = await joinEdit({ now, before, wanted, findChanger })
  const fields = changedFields(now, changes)
  if (Object.keys(fields).length === 0) return {}
  if (fields.isActive && changes.isActive === false) await requireUnused(tx, context, { kind: 'unit', code })
  await updateUnitRow(tx, code, changes)
  return fields
}
