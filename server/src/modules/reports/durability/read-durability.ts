import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { DurabilityResponse, SpellsResponse } from '@veche/contract/reports.ts'
import { expressionBuilder } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { createKeptAnswers } from '../kept-answers.ts'
import { type Durability, measureDurability } from './domain/durability.ts'
import { shareAfter } from './domain/kaplan-meier.ts'
import { countSpellDays, listSpells, type SpellFilter, type SpellRow } from './spells.repository.ts'

type Context = Pick<AppContext, 'db'>

const KEEP_MS = 5 * MINUTE_MS
const MONTH_DAYS = 30
const QUARTER_DAYS = 90
const ROWS = 100

/** Found anew at night alone, so it is counted once for many readers. */
export function createDurabilities(context: Context, now: () => number) {
  const keptOr = createKeptAnswers<DurabilityResponse>(KEEP_MS, now)
  return (filter: SpellFilter): Promise<DurabilityResponse> =>
    keptOr(JSON.stringify(filter), () => readDurability(context, filter))
}

/** The curve of what is asked, and beside it each body and each group of topics within. */
async function readDurability({ db }: Context, filter: SpellFilter): Promise<DurabilityResponse> {
  const spells = await countSpellDays(db, filter)
  const ofBodies = spells.filter(({ agencyCode }) => agencyCode !== null)
  const ofGroups = spells.filter(({ groupCode }) => groupCode !== null)
  const ofAll = spells.filter(({ agencyCode, groupCode }) => agencyCode === null && groupCode === null)
  const whole = measureDurability(ofAll, () => 'whole').get('whole')
  return {
    whole: whole ? presentMeasured(whole) : null,
    steps: (whole?.curve?.steps ?? []).map(({ days, share, band }) => ({ days, share, band: { ...band } })),
    bodies: presentEach(measureDurability(ofBodies, ({ agencyCode }) => agencyCode ?? '')),
    groups: presentEach(measureDurability(ofGroups, ({ groupCode }) => groupCode ?? '')),
  }
}

/** Those that hold least first; those of which too little is known last. */
function presentEach(measured: ReadonlyMap<string, Durability>) {
  return [...measured]
    .map(([code, one]) => ({ code, ...presentMeasured(one) }))
    .toSorted(
      (one, other) =>
        (one.afterQuarter ?? 2) - (other.afterQuarter ?? 2) ||
        other.spells - one.spells ||
        one.code.localeCompare(other.code),
    )
}

function presentMeasured({ spells, complaints, curve }: Durability) {
  return {
    spells,
    complaints,
    medianDays: curve?.medianDays ?? null,
    medianInterval: { ...(curve?.medianInterval ?? { low: null, high: null }) },
    longestDays: curve?.longestDays ?? null,
    afterMonth: curve && shareAfter(curve, MONTH_DAYS),
    afterQuarter: curve && shareAfter(curve, QUARTER_DAYS),
  }
}

export async function readSpells(
  { db }: Context,
  actor: Actor,
  filter: SpellFilter,
): Promise<SpellsResponse> {
  const visible = visibleIncidents(actor)(expressionBuilder<DB, 'incident'>())
  return { spells: (await listSpells(db, { filter, limit: ROWS, visible })).map(presentSpell) }
}

function presentSpell({ closedAt, endedById, endedByTitle, ...row }: SpellRow) {
  const endedBy =
    endedById !== null && endedByTitle !== null ? { incidentId: endedById, title: endedByTitle } : null
  return { ...row, closedAt: closedAt.toISOString(), endedBy }
}
