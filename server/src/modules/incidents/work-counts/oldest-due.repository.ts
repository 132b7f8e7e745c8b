import type { Step } from '@veche/contract/incidents.ts'
import { expressionBuilder, type RawBuilder, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { DUE_ORDER, isClockRunning } from '../filter/index.ts'
import { visibleIncidents } from '../rights/index.ts'
import { HAS_DEADLINE, IS_OWED, literals } from './owed-work.query.ts'

export type OldestDue = { byStep: ReadonlyMap<string, Date>; byAgency: ReadonlyMap<string | null, Date> }

/** `agencies` are asked about on `stepsOfAgencies`; null is work on them that no body has. */
type Sought = {
  steps: readonly Step[]
  agencies: readonly (string | null)[]
  stepsOfAgencies: readonly Step[]
}

/** When the oldest owed work of each step and of each body was due: one look into an index for each. */
export async function findOldestDue(
  db: Db,
  actor: Actor,
  { steps, agencies, stepsOfAgencies }: Sought,
): Promise<OldestDue> {
  const ofBodies = sql`incident.step in (${literals(stepsOfAgencies)})`
  const named = agencies.filter((code) => code !== null)
  const parts = [
    sql`select sought.step, null as agency_code, ${oldestDue(actor, sql`incident.step = sought.step`)} as due
      from unnest(${steps}::text[]) sought (step)`,
    sql`select null, sought.code, ${oldestDue(actor, sql`incident.agency_code = sought.code and ${ofBodies}`)}
      from unnest(${named}::text[]) sought (code)`,
    ...(named.length < agencies.length
      ? [sql`select null, null, ${oldestDue(actor, sql`incident.agency_code is null and ${ofBodies}`)}`]
      : []),
  ]
  const { rows } = await sql<{ step: string | null; agencyCode: string | null; due: Date | null }>`
    ${sql.join(parts, sql` union all `)}`.execute(db)
  const found = rows.flatMap(({ due, ...row }) => (due ? [{ ...row, due }] : []))
  return {
    byStep: new Map(found.flatMap(({ step, due }) => (step === null ? [] : [[step, due]]))),
    byAgency: new Map(
      found.flatMap(({ step, agencyCode, due }) => (step === null ? [[agencyCode, due]] : [])),
    ),
  }
}

function oldestDue(actor: Actor, where: RawBuilder<unknown>): RawBuilder<Date | null> {
  const eb = expressionBuilder<DB, 'incident'>()
  return sql<Date | null>`(select ${DUE_ORDER} from incident
    where ${where} and ${IS_OWED} and ${HAS_DEADLINE} and ${isClockRunning(eb)} and ${visibleIncidents(actor)(eb)}
    order by ${DUE_ORDER}, incident.id limit 1)`
}
