/** Rules in versions, and the switch of all of them. */
import { RuleContent } from '@veche/contract/portal/work-rules.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { RuleStand } from './domain/rule-state.ts'

export type RuleRow = RuleStand & {
  id: string
  no: number
  proposedByName: string | null
  failuresInRow: number
  createdAt: Date
  /** Of the newest version. */
  content: RuleContent
  writtenBy: string
  writtenByName: string
  writtenAt: Date
}
export type VersionRow = Pick<RuleRow, 'content' | 'writtenBy' | 'writtenByName' | 'writtenAt'> & {
  versionNo: number
}
/** A version that runs. */
export type ActiveRule = VersionRow & { id: string; no: number; activeSince: Date }

function selectRules(db: Db) {
  return db
    .selectFrom('workRule')
    .innerJoin('workRuleVersion', (join) =>
      join
        .onRef('workRuleVersion.ruleId', '=', 'workRule.id')
        .on(sql<SqlBool>`work_rule_version.version_no = work_rule.newest_no`),
    )
    .select(['workRule.id', 'workRule.no', 'workRule.newestNo', 'workRule.activeNo', 'workRule.activeSince'])
    .select(['workRule.proposedNo', 'workRule.proposedBy', 'workRule.proposedByName', 'workRule.wasOn'])
    .select(['workRule.restingSince', 'workRule.restReason', 'workRule.failuresInRow'])
    .select(['workRule.archivedAt', 'workRule.createdAt', 'workRuleVersion.content'])
    .select(['workRuleVersion.writtenBy', 'workRuleVersion.writtenByName', 'workRuleVersion.writtenAt'])
}

type StoredRule = Awaited<ReturnType<ReturnType<typeof selectRules>['execute']>>[number]

function toRule({ content, restReason, ...row }: StoredRule): RuleRow {
  return { ...row, restReason: restReason as RuleRow['restReason'], content: RuleContent.parse(content) }
}

/** Those that are used first, then by their numbers; archived ones last. */
export async function listRules(db: Db): Promise<RuleRow[]> {
  const rows = await selectRules(db)
    .orderBy(sql`work_rule.archived_at is not null`)
    .orderBy('workRule.no', 'desc')
    .limit(500)
    .execute()
  return rows.map(toRule)
}

export async function getRule(db: Db, id: string): Promise<RuleRow> {
  const row = await selectRules(db).where('workRule.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFoundError('rule.not_found', { id })
  return toRule(row)
}

export async function nameRules(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await selectRules(db)
    .where('workRule.id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, `${row.no}. ${toRule(row).content.name}`]))
}

export async function lockRule(tx: Tx, id: string): Promise<RuleRow> {
  await tx.selectFrom('workRule').select('id').where('id', '=', id).forUpdate().execute()
  return getRule(tx, id)
}

export async function listVersions(db: Db, ruleId: string): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom('workRuleVersion')
    .select(['versionNo', 'content', 'writtenBy', 'writtenByName', 'writtenAt'])
    .where('ruleId', '=', ruleId)
    .orderBy('versionNo', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ content, ...row }) => ({ ...row, content: RuleContent.parse(content) }))
}

export async function getVersion(
  db: Db,
  { ruleId, versionNo }: { ruleId: string; versionNo: number },
): Promise<VersionRow> {
  const { content, ...row } = await db
    .selectFrom('workRuleVersion')
    .select(['versionNo', 'content', 'writtenBy', 'writtenByName', 'writtenAt'])
    .where('ruleId', '=', ruleId)
    .where('versionNo', '=', versionNo)
    .executeTakeFirstOrThrow()
  return { ...row, content: RuleContent.parse(content) }
}

/** Rules that run now, in the order of their numbers: an earlier rule acts first. */
export async function listActiveRules(db: Db): Promise<ActiveRule[]> {
  const rows = await db
    .selectFrom('workRule')
    .innerJoin('workRuleVersion', (join) =>
      join
        .onRef('workRuleVersion.ruleId', '=', 'workRule.id')
        .on(sql<SqlBool>`work_rule_version.version_no = work_rule.active_no`),
    )
    .select(['workRule.id', 'workRule.no', 'workRule.activeSince', 'workRuleVersion.versionNo'])
    .select(['workRuleVersion.content', 'workRuleVersion.writtenBy', 'workRuleVersion.writtenByName'])
    .select('workRuleVersion.writtenAt')
    .where('workRule.activeNo', 'is not', null)
    .orderBy('workRule.no')
    .execute()
  return rows.flatMap(({ content, activeSince, ...row }) =>
    activeSince ? [{ ...row, activeSince, content: RuleContent.parse(content) }] : [],
  )
}

/** Rules for which people have to do something: proposed, stopped, or with acts that wait for a word. */
export async function listWaitingRules(db: Db) {
  const waiting = sql<Date | null>`(
    select min(fired_at) from rule_firing where rule_id = work_rule.id and state = 'waiting')`
  const rows = await db
    .selectFrom('workRule')
    .innerJoin('workRuleVersion', (join) =>
      join
        .onRef('workRuleVersion.ruleId', '=', 'workRule.id')
        .on(sql<SqlBool>`work_rule_version.version_no = work_rule.newest_no`),
    )
    .select(['workRule.id', 'workRule.restingSince', 'workRule.createdAt', 'workRuleVersion.writtenBy'])
    .select(['workRuleVersion.writtenByName', sql<string>`content ->> 'name'`.as('name')])
    .select(sql<Date | null>`coalesce(resting_since, proposed_at, ${waiting})`.as('since'))
    .where('workRule.archivedAt', 'is', null)
    .where(
      sql<SqlBool>`resting_since is not null or proposed_no is not null or exists (
        select from rule_firing where rule_id = work_rule.id and state = 'waiting')`,
    )
    .orderBy('workRule.no')
    .execute()
  return rows.map(({ since, createdAt, ...row }) => ({ ...row, since: since ?? createdAt }))
}

type Written = { content: RuleContent; writer: { id: string; name: string }; now: Date }

export async function insertRule(tx: Tx, id: string, { content, writer, now }: Written): Promise<void> {
  await tx.insertInto('workRule').values({ id, createdAt: now }).execute()
  await insertVersion(tx, { ruleId: id, versionNo: 1 }, { content, writer, now })
}

export async function insertVersion(
  tx: Tx,
  { ruleId, versionNo }: { ruleId: string; versionNo: number },
  { content, writer, now }: Written,
): Promise<void> {
  await tx
    .insertInto('workRuleVersion')
    .values({
      ...{ ruleId, versionNo, content: JSON.stringify(content) },
      ...{ writtenBy: writer.id, writtenByName: writer.name, writtenAt: now },
    })
    .execute()
}

type Changes = Partial<
  Pick<
    RuleRow,
    | 'newestNo'
    | 'activeNo'
    | 'activeSince'
    | 'proposedNo'
    | 'proposedBy'
    | 'proposedByName'
    | 'wasOn'
    | 'restingSince'
    | 'restReason'
    | 'failuresInRow'
    | 'archivedAt'
  >
> & { proposedAt?: Date | null }

export async function updateRule(tx: Tx, id: string, changes: Changes): Promise<void> {
  await tx.updateTable('workRule').set(changes).where('id', '=', id).execute()
}

export type RuleSwitch = { isOn: boolean; switchedAt: Date | null; switchedByName: string | null }

export async function getSwitch(db: Db): Promise<RuleSwitch> {
  return db
    .selectFrom('ruleSwitch')
    .select(['isOn', 'switchedAt', 'switchedByName'])
    .executeTakeFirstOrThrow()
}

export async function updateSwitch(
  tx: Tx,
  { isOn, by, now }: { isOn: boolean; by: string; now: Date },
): Promise<void> {
  await tx.updateTable('ruleSwitch').set({ isOn, switchedAt: now, switchedByName: by }).execute()
}

export type ReaderName = 'events' | 'deadlines'

export async function findPlace(db: Db, name: ReaderName): Promise<string | null> {
  const row = await db.selectFrom('ruleReader').select('place').where('name', '=', name).executeTakeFirst()
  return row?.place ?? null
}

export async function savePlace(db: Db, name: ReaderName, place: string): Promise<void> {
  await db
    .insertInto('ruleReader')
    .values({ name, place })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ place }))
    .execute()
}

/** Goes on only from where the reader still is: of two workers the later one leaves the place alone. */
export async function movePlace(
  db: Db,
  name: ReaderName,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await db
    .updateTable('ruleReader')
    .set({ place: to })
    .where('name', '=', name)
    .where('place', '=', from)
    .execute()
}
