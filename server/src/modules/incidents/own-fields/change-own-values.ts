/** What a question says in the region's own fields: checked by the field, written with a row of history. */
import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import {
  isFieldOf,
  missingFields,
  type OwnValue,
  readOwnValue,
  wordsOfValue,
} from '@veche/contract/rules/own-fields/own-field.ts'
import type { OwnFieldProblem } from '@veche/contract/values/casework/own-fields.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import type { Actor, Signer } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { addActivity } from '../history/index.ts'
import { authorize, findAgency, type IncidentsContext, lockVisibleIncident } from '../rights/index.ts'
import { isStepAllowed, type LockedIncident } from '../steps/index.ts'
import { listOwnFields } from './own-fields.repository.ts'
import {
  deleteOwnValue,
  findOwnFieldChanger,
  listOwnValues,
  ownValuesOf,
  saveOwnValue,
} from './own-values.repository.ts'

type Wanted = Readonly<Record<string, OwnValue | null>>
type Asked = {
  incidentId: string
  values: Wanted
  before?: Record<string, unknown> | undefined
  actor: Actor
}

export function changeOwnValues({ db, clock }: IncidentsContext, asked: Asked): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await setOwnValues(tx, asked, clock())
  })
}

/** Signed by another where a rule does it; false: it was so already. */
type Setting = Asked & { signer?: Signer; details?: Record<string, unknown> }

export async function setOwnValues(
  tx: Tx,
  { incidentId, values, before, actor, signer = actor, details = {} }: Setting,
  at: Date,
): Promise<boolean> {
  const locked = await lockVisibleIncident(tx, incidentId, actor)
  const { incident } = locked
  authorize(actor, incident, 'tag', findAgency(await getDirectory(tx), incident))
  if (!isStepAllowed(incident, 'tag'))
    throw new ConflictError('incident.step_not_allowed', { step: incident.step })
  const now = withNulls(ownValuesOf(await listOwnValues(tx, [incidentId])), values)
  const findChanger = (codes: readonly string[]) => findOwnFieldChanger(tx, incidentId, codes)
  const changes = await joinEdit({
    now,
    before: before && withNulls(before, values),
    wanted: values,
    findChanger,
  })
  const written = await writeOwnValues(tx, locked, { changes, of: incident, signer, details, now: at })
  return written !== locked
}

/** An empty field is null on every side, so that two empty ones are the same. */
function withNulls(said: Readonly<Record<string, unknown>>, asked: Wanted): Record<string, unknown> {
  return Object.fromEntries(Object.keys(asked).map((code) => [code, said[code] ?? null]))
}

type Topical = { topicCode: string | null; groupCode: string | null }
type Writing = {
  changes: Partial<Wanted>
  of: Topical
  signer: Signer
  details?: Record<string, unknown>
  now: Date
}

/** The caller holds the lock and has asked the rights; gives the new end of the history to the next one. */
export async function writeOwnValues(
  tx: Tx,
  locked: LockedIncident,
  { changes, of, signer, details = {}, now }: Writing,
): Promise<LockedIncident> {
  const incidentId = locked.incident.id
  const fields = new Map((await listOwnFields(tx)).map((field) => [field.code, field]))
  const stored = ownValuesOf(await listOwnValues(tx, [incidentId]))
  const checked = Object.entries(changes).map(([code, wanted]) =>
    checkValue(fields.get(code), { code, wanted: wanted ?? null, kept: stored[code], of }),
  )
  refuseWrong(checked)
  const changed = checked.flatMap((one) =>
    'field' in one && one.value !== (stored[one.field.code] ?? null) ? [one] : [],
  )
  if (changed.length === 0) return locked
  for (const { field, value } of changed) {
    const place = { incidentId, fieldCode: field.code }
    if (value === null) await deleteOwnValue(tx, incidentId, field.code)
    else await saveOwnValue(tx, place, { kind: field.kind, value })
  }
  const said = changed.map(({ field, value }) => ({
    ...{ code: field.code, name: field.name },
    ...{ from: inWords(field, stored[field.code] ?? null), to: inWords(field, value) },
  }))
  const tail = await addActivity(tx, locked, {
    ...{ type: 'field_changed', at: now, actor: signer, details: { fields: said, ...details } },
  })
  return { ...locked, tail }
}

type Check = { code: string; wanted: OwnValue | null; kept: OwnValue | undefined; of: Topical }
type Checked =
  | { field: OwnField; value: OwnValue | null }
  | { wrong: { field: string; name?: string; code: OwnFieldProblem | 'unknown' | 'not_of_topic' } }

function checkValue(field: OwnField | undefined, { code, wanted, kept, of }: Check): Checked {
  if (!field) return { wrong: { field: code, code: 'unknown' } }
  if (wanted === null) return { field, value: null }
  // What stands there already may stand there still, however the topic and the field have changed since.
  if (wanted === kept) return { field, value: wanted }
  const place = { field: code, name: field.name }
  if (!isFieldOf(field, of)) return { wrong: { ...place, code: 'not_of_topic' } }
  const read = readOwnValue(field, wanted, kept)
  return 'problem' in read ? { wrong: { ...place, code: read.problem } } : { field, ...read }
}

function inWords(field: OwnField, value: OwnValue | null): string | null {
  return value === null ? null : wordsOfValue(field, value)
}

/** Refuses a step before which the topic must be told something that it was not told. */
export async function assertOwnFieldsSaid(
  tx: Tx,
  { incidentId, of, at }: { incidentId: string; of: Topical; at: 'accept' | 'answer' },
): Promise<void> {
  const fields = await listOwnFields(tx)
  if (!fields.some(({ need }) => need !== 'never')) return
  const values = ownValuesOf(await listOwnValues(tx, [incidentId]))
  refuseMissing(missingFields(fields, { at, of, values }))
}

/** The same of a question that is not there yet, before anything of it is written down. */
export async function assertOwnSayable(
  db: Db,
  { values, of }: { values: Wanted; of: Topical },
): Promise<void> {
  const fields = await listOwnFields(db)
  const checked = Object.entries(values).map(([code, wanted]) =>
    checkValue(
      fields.find((field) => field.code === code),
      { code, wanted, kept: undefined, of },
    ),
  )
  refuseWrong(checked)
  const said = checked.flatMap((one) =>
    'field' in one && one.value !== null ? [[one.field.code, one.value] as const] : [],
  )
  refuseMissing(missingFields(fields, { at: 'accept', of, values: Object.fromEntries(said) }))
}

function refuseWrong(checked: readonly Checked[]): void {
  const wrong = checked.flatMap((one) => ('wrong' in one ? [one.wrong] : []))
  if (wrong.length > 0) throw new InvalidError('field.wrong_value', { fields: wrong })
}

function refuseMissing(missing: readonly OwnField[]): void {
  if (missing.length === 0) return
  throw new InvalidError('field.required', {
    fields: missing.map(({ code, name }) => ({ field: code, name, code: 'missing' })),
    names: missing.map(({ name }) => `«${name}»`).join(', '),
  })
}
