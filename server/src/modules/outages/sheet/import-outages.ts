/** A file comes in in two steps: the plan is shown, then exactly it is done, or nothing. */
import { Readable } from 'node:stream'
import type { ImportPreviewResponse } from '@veche/contract/admin/directory.ts'
import { ConflictError, InvalidError } from '../../../platform/errors.ts'
import { readSheet, type SheetFormat } from '../../../platform/sheets/index.ts'
import type { Actor } from '../../access/index.ts'
import { type CellRow, getDirectory } from '../../directory/index.ts'
import { enterOutage } from '../entry/create-outage.ts'
import { changeOutage } from '../entry/edit-outage.ts'
import type { OutagesContext } from '../outages-context.ts'
import { type ImportPlan, type PlanFacts, planImport } from './plan-import.ts'

export type OutageFile = { file: Buffer; format: SheetFormat; actor: Actor }

const MOST_ROWS = 2000
const SHOWN = 200

export async function previewOutages(
  context: OutagesContext,
  file: OutageFile,
): Promise<ImportPreviewResponse> {
  const plan = await planImport(context.db, await readRows(file), await factsOf(context, file))
  return presentPlan(plan)
}

export async function applyOutages(
  context: OutagesContext,
  { basedOn, ...file }: OutageFile & { basedOn: string },
): Promise<{ addedCount: number; changedCount: number }> {
  const [rows, facts] = [await readRows(file), await factsOf(context, file)]
  const { actor, directory, now } = facts
  return context.db.transaction().execute(async (tx) => {
    const plan = await planImport(tx, rows, facts)
    if (plan.basedOn !== basedOn) throw new ConflictError('outage.changed_since_preview')
    if (plan.problems.length > 0) throw new InvalidError('outage.bad_sheet')
    for (const { outage, fields } of plan.changed) {
      const request = sidesOf(fields)
      await changeOutage(tx, { outageId: outage.id, request, actor }, { directory, now, act: 'imported' })
    }
    for (const { said } of plan.added) await enterOutage(tx, said, { actor, directory, now, act: 'imported' })
    return { addedCount: plan.added.length, changedCount: plan.changed.length }
  })
}

/** As a form sends it: what somebody else changes meanwhile is never overwritten unseen. */
function sidesOf(fields: ImportPlan['changed'][number]['fields']) {
  const side = (which: 'before' | 'after') =>
    Object.fromEntries(fields.map((change) => [change.field, change[which]]))
  return { ...side('after'), before: side('before') }
}

async function readRows({ file, format }: OutageFile): Promise<CellRow[]> {
  const rows: CellRow[] = []
  for await (const row of readSheet(Readable.from(file), format)) {
    if (rows.length > MOST_ROWS) throw new InvalidError('outage.sheet_too_long', { most: MOST_ROWS })
    rows.push(row)
  }
  return rows
}

async function factsOf({ db, clock, region }: OutagesContext, { actor }: OutageFile): Promise<PlanFacts> {
  return { actor, directory: await getDirectory(db), timeZone: region.timeZone, now: clock() }
}

function presentPlan({ added, changed, sameCount, problems, basedOn }: ImportPlan): ImportPreviewResponse {
  return {
    basedOn,
    problems: problems.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0)).slice(0, SHOWN),
    problemCount: problems.length,
    added: added.slice(0, SHOWN).map(({ row, said }) => ({ key: String(row), name: nameOf(said) })),
    addedCount: added.length,
    changed: changed.slice(0, SHOWN).map(({ outage, said, fields }) => ({
      key: outage.id,
      name: `№ ${outage.number}. ${nameOf(said)}`,
      fields: fields.map(({ field, before, after }) => ({
        ...{ field, before: String(before), after: String(after) },
      })),
    })),
    changedCount: changed.length,
    ...{ removed: [], removedCount: 0, sameCount },
  }
}

function nameOf({ reason, addresses }: { reason: string; addresses: string }): string {
  return `${reason} (${addresses})`.slice(0, 300)
}
