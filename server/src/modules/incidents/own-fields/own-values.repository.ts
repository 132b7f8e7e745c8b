import type { OwnField } from '@veche/contract/casework/own-fields.ts'
import type { OwnValue } from '@veche/contract/rules/own-fields/own-field.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { part } from '../../../platform/database/together.ts'

export type ValueRow = {
  fieldCode: string
  textValue: string | null
  numberValue: number | null
  dayValue: string | null
  optionCode: string | null
  flagValue: boolean | null
}
type Kind = OwnField['kind']

function selectValues(db: Db) {
  return (
    db
      .selectFrom('ownFieldValue')
      .select(['incidentId', 'fieldCode', 'textValue', 'numberValue', 'optionCode', 'flagValue'])
      // As text, because the driver would make a local midnight of it.
      .select(sql<string | null>`day_value::text`.as('dayValue'))
  )
}

export function ownValuesPart(db: Db, incidentId: string) {
  return part(selectValues(db).where('incidentId', '=', incidentId), {})
}

export function listOwnValues(db: Db, incidentIds: readonly string[]) {
  return selectValues(db).where('incidentId', 'in', incidentIds).execute()
}

export function ownValueOf(row: ValueRow): OwnValue {
  const { textValue, numberValue, dayValue, optionCode, flagValue } = row
  return textValue ?? numberValue ?? dayValue ?? optionCode ?? flagValue ?? ''
}

export function ownValuesOf(rows: readonly ValueRow[]): Record<string, OwnValue> {
  return Object.fromEntries(rows.map((row) => [row.fieldCode, ownValueOf(row)]))
}

export async function saveOwnValue(
  tx: Tx,
  { incidentId, fieldCode }: { incidentId: string; fieldCode: string },
  { kind, value }: { kind: Kind; value: OwnValue },
): Promise<void> {
  const columns = columnsOf(kind, value)
  await tx
    .insertInto('ownFieldValue')
    .values({ incidentId, fieldCode, ...columns })
    .onConflict((conflict) => conflict.columns(['incidentId', 'fieldCode']).doUpdateSet(columns))
    .execute()
}

type NewValue = { incidentId: string; field: Pick<OwnField, 'code' | 'kind'>; value: OwnValue }

/** Of questions that are new themselves. */
export async function insertOwnValues(tx: Tx, said: readonly NewValue[]): Promise<void> {
  if (said.length === 0) return
  await tx
    .insertInto('ownFieldValue')
    .values(
      said.map(({ incidentId, field, value }) => ({
        ...{ incidentId, fieldCode: field.code },
        ...columnsOf(field.kind, value),
      })),
    )
    .execute()
}

function columnsOf(kind: Kind, value: OwnValue) {
  return {
    textValue: kind === 'line' ? String(value) : null,
    numberValue: kind === 'number' ? Number(value) : null,
    dayValue: kind === 'day' ? sql<Date>`${String(value)}::date` : null,
    optionCode: kind === 'choice' ? String(value) : null,
    flagValue: kind === 'yes_no' ? value === true : null,
  }
}

export async function deleteOwnValue(tx: Tx, incidentId: string, fieldCode: string): Promise<void> {
  await tx
    .deleteFrom('ownFieldValue')
    .where('incidentId', '=', incidentId)
    .where('fieldCode', '=', fieldCode)
    .execute()
}

/** What a resident said in a form, until the pipeline has made a question of it. Said twice, the first stays. */
export async function saveOwnSaid(
  db: Db,
  requestId: string,
  said: readonly { field: Pick<OwnField, 'code' | 'kind'>; value: OwnValue }[],
): Promise<void> {
  if (said.length === 0) return
  await db
    .insertInto('ownFieldSaid')
    .values(
      said.map(({ field, value }) => ({ requestId, fieldCode: field.code, ...columnsOf(field.kind, value) })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Moves what was said in forms to the questions that were made of them. What was removed meanwhile is left out. */
export async function takeOwnSaid(tx: Tx, incidentIds: readonly string[]): Promise<void> {
  await sql`
    with said as (
      delete from own_field_said using incident
      where incident.id = any(${incidentIds}::uuid[]) and own_field_said.request_id::text = incident.thread_external_id
      returning incident.id, own_field_said.*
    )
    insert into own_field_value (incident_id, field_code, text_value, number_value, day_value, option_code, flag_value)
    select said.id, field_code, text_value, number_value, day_value, option_code, flag_value
    from said join own_field on own_field.code = said.field_code
    where option_code is null or exists (select from own_field_option as known
      where known.field_code = said.field_code and known.code = said.option_code)
    on conflict do nothing`.execute(tx)
}

/** The parts of a question that is divided say what it said. */
export async function copyOwnValues(tx: Tx, fromId: string, toIds: readonly string[]): Promise<void> {
  await sql`
    insert into own_field_value (incident_id, field_code, text_value, number_value, day_value, option_code, flag_value)
    select part.id, field_code, text_value, number_value, day_value, option_code, flag_value
    from own_field_value cross join unnest(${toIds}::uuid[]) part (id)
    where incident_id = ${fromId} on conflict do nothing`.execute(tx)
}

/** Who said something in one of these fields last, and when. */
export async function findOwnFieldChanger(db: Db, incidentId: string, codes: readonly string[]) {
  const row = await db
    .selectFrom('incidentActivity')
    .select(['actorName as by', 'at'])
    .where('incidentId', '=', incidentId)
    .where('type', '=', 'field_changed')
    .where(
      sql<boolean>`exists (select from jsonb_array_elements(details -> 'fields') field
        where field ->> 'code' = any(${codes}::text[]))`,
    )
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
