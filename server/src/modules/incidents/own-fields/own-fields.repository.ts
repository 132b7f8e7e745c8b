import type { OwnField, OwnFieldOption } from '@veche/contract/casework/own-fields.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

/** All of the region in their order, retired ones too. */
export async function listOwnFields(db: Db): Promise<OwnField[]> {
  const [rows, options] = [
    await db.selectFrom('ownField').selectAll().orderBy('position').orderBy('code').execute(),
    await db
      .selectFrom('ownFieldOption')
      .selectAll()
      .orderBy('fieldCode')
      .orderBy('position')
      .orderBy('code')
      .execute(),
  ]
  const optionsOf = Map.groupBy(options, ({ fieldCode }) => fieldCode)
  return rows.map(({ position: _, createdAt: _at, minValue, maxValue, retiredAt, kind, need, ...row }) => ({
    ...row,
    ...{ kind: kind as OwnField['kind'], need: need as OwnField['need'], min: minValue, max: maxValue },
    isRetired: retiredAt !== null,
    options: (optionsOf.get(row.code) ?? []).map((option) => ({
      ...{ code: option.code, name: option.name, nameEn: option.nameEn },
      isRetired: option.retiredAt !== null,
    })),
  }))
}

/** One writer of fields at a time, so that names and places in order stay single. */
export async function lockOwnFields(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('own_field'))`.execute(tx)
}

type Written = Omit<OwnField, 'options' | 'code'>

export async function insertOwnField(
  tx: Tx,
  { code, ...field }: Omit<OwnField, 'options'>,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('ownField')
    .values((eb) => ({
      ...{ code, ...columnsOf(field, now), createdAt: now },
      position: eb
        .selectFrom('ownField as other')
        .select(sql<number>`coalesce(max(other.position), 0) + 1`.as('next')),
    }))
    .execute()
}

export async function updateOwnField(tx: Tx, code: string, field: Written, now: Date): Promise<void> {
  await tx.updateTable('ownField').set(columnsOf(field, now)).where('code', '=', code).execute()
}

function columnsOf({ min, max, isRetired, ...field }: Written, now: Date) {
  const own = { ...field, topicCodes: [...field.topicCodes], groupCodes: [...field.groupCodes] }
  return { ...own, minValue: min, maxValue: max, retiredAt: isRetired ? now : null }
}

export async function deleteOwnField(tx: Tx, code: string): Promise<void> {
  await tx.deleteFrom('ownFieldSaid').where('fieldCode', '=', code).execute()
  await tx.deleteFrom('ownFieldOption').where('fieldCode', '=', code).execute()
  await tx.deleteFrom('ownField').where('code', '=', code).execute()
}

export async function saveOptions(
  tx: Tx,
  fieldCode: string,
  options: readonly OwnFieldOption[],
  now: Date,
): Promise<void> {
  const codes = options.map(({ code }) => code)
  await tx
    .deleteFrom('ownFieldOption')
    .where('fieldCode', '=', fieldCode)
    .$if(codes.length > 0, (query) => query.where('code', 'not in', codes))
    .execute()
  for (const [position, { code, name, nameEn, isRetired }] of options.entries()) {
    const said = { name, nameEn, position, retiredAt: isRetired ? now : null }
    await tx
      .insertInto('ownFieldOption')
      .values({ fieldCode, code, ...said })
      .onConflict((conflict) => conflict.columns(['fieldCode', 'code']).doUpdateSet(said))
      .execute()
  }
}

export async function setPosition(tx: Tx, code: string, position: number): Promise<void> {
  await tx.updateTable('ownField').set({ position }).where('code', '=', code).execute()
}

/** Counts what questions say in a field, by the code of its option; null for what is no choice. */
export async function countOwnValues(db: Db, fieldCode: string) {
  const rows = await db
    .selectFrom('ownFieldValue')
    .select(['optionCode', (eb) => eb.fn.countAll<number>().as('questions')])
    .where('fieldCode', '=', fieldCode)
    .groupBy('optionCode')
    .execute()
  return rows.map(({ optionCode, questions }) => ({ optionCode, questions: Number(questions) }))
}
