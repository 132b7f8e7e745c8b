/** Fields of the administrator: added, changed, put in order, retired; removed only while nobody has said anything there. */
import {
  type CreateOwnFieldRequest,
  OwnField,
  type OwnFieldOption,
  type UpdateOwnFieldRequest,
} from '@veche/contract/casework/own-fields.ts'
import { OWN_FIELDS_LIMIT } from '@veche/contract/values/casework/own-fields.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { type Actor, addJournal, changerByJournal } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { findFieldProblem } from './domain/field-problem.ts'
import {
  countOwnValues,
  deleteOwnField,
  insertOwnField,
  listOwnFields,
  lockOwnFields,
  saveOptions,
  setPosition,
  updateOwnField,
} from './own-fields.repository.ts'

type Deps = Pick<IncidentsContext, 'db' | 'clock'>
type Entry = { action: string; details: Record<string, unknown> }

function change(
  { db }: Deps,
  { actor, code }: { actor: Actor; code: string | null },
  run: (tx: Tx) => Promise<Entry | null>,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await lockOwnFields(tx)
    const entry = await run(tx)
    if (entry) await addJournal(tx, { ...entry, actor, objectType: 'own_field', objectId: code })
  })
}

export function createOwnField(
  deps: Deps,
  { field, actor }: { field: CreateOwnFieldRequest; actor: Actor },
): Promise<void> {
  return change(deps, { actor, code: field.code }, async (tx) => {
    const known = await listOwnFields(tx)
    if (known.some(({ code }) => code === field.code))
      throw new ConflictError('field.code_taken', { field: 'code', code: field.code })
    if (known.length >= OWN_FIELDS_LIMIT)
      throw new ConflictError('field.too_many', { limit: OWN_FIELDS_LIMIT })
    const { options, ...added } = { ...field, isRetired: false }
    await checkField(tx, { ...added, options }, known)
    const now = deps.clock()
    await insertOwnField(tx, added, now)
    await saveOptions(tx, field.code, options, now)
    return { action: 'directory.own_field_added', details: { ...field } }
  })
}

type Updating = { code: string; changes: UpdateOwnFieldRequest; actor: Actor }

export function updateOwnFieldOf(
  deps: Deps,
  { code, changes: { before, ...wanted }, actor }: Updating,
): Promise<void> {
  return change(deps, { actor, code }, async (tx) => {
    const known = await listOwnFields(tx)
    const now = get(known, code)
    const findChanger = changerByJournal(tx, { objectType: 'own_field', objectId: code })
    const touched = await joinEdit({ now, before, wanted, findChanger })
    if (Object.keys(touched).length === 0) return null
    const { code: _, options, ...field } = OwnField.parse({ ...now, ...touched })
    await checkField(tx, { code, options, ...field }, known)
    await updateOwnField(tx, code, field, deps.clock())
    if (touched.options) await changeOptions(tx, now, touched.options, deps.clock())
    return { action: actionOf(now, field.isRetired), details: { ...touched } }
  })
}

function actionOf(before: OwnField, isRetired: boolean): string {
  if (before.isRetired === isRetired) return CHANGED.action
  return isRetired ? RETIRED.action : RESTORED.action
}
const CHANGED = { action: 'directory.own_field_changed' }
const RETIRED = { action: 'directory.own_field_retired' }
const RESTORED = { action: 'directory.own_field_restored' }

async function changeOptions(
  tx: Tx,
  { code, options: known }: OwnField,
  options: readonly OwnFieldOption[],
  now: Date,
): Promise<void> {
  const used = await countOwnValues(tx, code)
  const lost = known.find(
    (option) =>
      !options.some((one) => one.code === option.code) &&
      used.some(({ optionCode }) => optionCode === option.code),
  )
  if (lost) {
    const count = used.find(({ optionCode }) => optionCode === lost.code)?.questions ?? 0
    throw new ConflictError('field.option_used', { field: 'options', name: lost.name, count })
  }
  await saveOptions(tx, code, options, now)
}

export function orderOwnFields(
  deps: Deps,
  { codes, before, actor }: { codes: string[]; before: Record<string, unknown> | undefined; actor: Actor },
): Promise<void> {
  return change(deps, { actor, code: null }, async (tx) => {
    const now = (await listOwnFields(tx)).map(({ code }) => code)
    const findChanger = changerByJournal(tx, { objectType: 'own_field', objectId: null })
    const { codes: wanted } = await joinEdit({ now: { codes: now }, before, wanted: { codes }, findChanger })
    if (!wanted) return null
    const ordered = [...new Set([...wanted.filter((code) => now.includes(code)), ...now])]
    for (const [position, code] of ordered.entries()) await setPosition(tx, code, position + 1)
    return { action: 'directory.own_fields_ordered', details: { codes: ordered } }
  })
}

export function removeOwnField(deps: Deps, { code, actor }: { code: string; actor: Actor }): Promise<void> {
  return change(deps, { actor, code }, async (tx) => {
    const field = get(await listOwnFields(tx), code)
    const used = await countOwnValues(tx, code)
    const count = used.reduce((sum, { questions }) => sum + questions, 0)
    if (count > 0) throw new ConflictError('field.used', { count })
    await deleteOwnField(tx, code)
    return { action: 'directory.own_field_removed', details: { name: field.name } }
  })
}

function get(known: readonly OwnField[], code: string): OwnField {
  const field = known.find((one) => one.code === code)
  if (!field) throw new NotFoundError('field.not_found', { code })
  return field
}

async function checkField(tx: Tx, field: OwnField, known: readonly OwnField[]): Promise<void> {
  const directory = await getDirectory(tx)
  const topics = [...directory.topics, ...directory.retired.topics].map(({ code }) => code)
  const groups = directory.topicGroups.map(({ code }) => code)
  const foreign =
    field.topicCodes.find((code) => !topics.includes(code)) ??
    field.groupCodes.find((code) => !groups.includes(code))
  if (foreign !== undefined)
    throw new InvalidError('directory.unknown_code', { field: 'topicCodes', code: foreign })
  const problem = findFieldProblem(field, known)
  if (problem?.code === 'name_taken') throw new ConflictError('field.name_taken', { field: 'name' })
  if (problem) throw new InvalidError('field.wrong_field', { field: problem.field })
}
