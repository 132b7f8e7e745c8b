/** Takes back what a run of an import brought: a page is a transaction, what somebody has touched stays and is named. */
import type { UndoResult } from '@veche/contract/admin/exchange.ts'
import type { Tx } from '../../../platform/database/db.ts'
import type { ActorRef } from '../../access/index.ts'
import {
  changeIncident,
  type DeadlineBook,
  isStepAllowed,
  listIncidentNumbers,
  listIncidentsForUpdate,
  loadDeadlineBook,
} from '../../incidents/index.ts'
import type { ExchangeContext } from '../exchange-context.ts'
import { findTouch, type Touch } from './domain/touched.ts'
import { type Brought, deleteBrought, listBrought, listDeeds } from './undone.repository.ts'

const PAGE = 100
const MOST_NAMED = 1000

type Undoing = {
  runId: string
  actor: ActorRef
  signal: AbortSignal
  onProgress: (rows: number) => void
}

export async function undoImport(
  { db, clock }: Pick<ExchangeContext, 'db' | 'clock'>,
  { runId, actor, signal, onProgress }: Undoing,
): Promise<UndoResult> {
  const book = await loadDeadlineBook(db)
  const result: UndoResult = { withdrawn: 0, kept: 0, rows: [] }
  for (let afterRow = -1; !signal.aborted; ) {
    const brought = await listBrought(db, { runId, afterRow, limit: PAGE })
    if (brought.length === 0) break
    afterRow = brought.at(-1)?.rowNo ?? afterRow
    const kept = await db
      .transaction()
      .execute((tx) => takeBack(tx, brought, { runId, actor, now: clock(), book }))
    result.kept += kept.length
    result.withdrawn += brought.length - kept.length
    result.rows.push(...kept.slice(0, MOST_NAMED - result.rows.length))
    onProgress(result.kept + result.withdrawn)
  }
  return result
}

type Step = { runId: string; actor: ActorRef; now: Date; book: DeadlineBook }

/** Returns what stays, with the reason. */
async function takeBack(
  tx: Tx,
  brought: readonly Brought[],
  { runId, actor, now, book }: Step,
): Promise<UndoResult['rows']> {
  const ids = brought.map(({ incidentId }) => incidentId)
  const locked = new Map((await listIncidentsForUpdate(tx, ids)).map((one) => [one.incident.id, one]))
  const deeds = await listDeeds(tx, ids)
  const numbers = new Map((await listIncidentNumbers(tx, ids)).map(({ id, number }) => [id, number]))
  const withdrawn: string[] = []
  const kept: UndoResult['rows'] = []
  for (const { incidentId, rowNo } of brought) {
    const one = locked.get(incidentId)
    const touch: Touch | null = findTouch(deeds.get(incidentId) ?? [])
    if (one && !touch && isStepAllowed(one.incident, 'undo_import')) {
      await changeIncident(
        tx,
        one,
        { command: { type: 'undo_import' }, actor, now, details: { runId, row: rowNo } },
        book,
      )
      withdrawn.push(incidentId)
      continue
    }
    const { code = 'worked_on', byName = null, at = null } = touch ?? {}
    kept.push({
      ...{ row: rowNo, incidentId, number: numbers.get(incidentId) ?? null },
      ...{ code, byName, at: at?.toISOString() ?? null },
    })
  }
  await deleteBrought(tx, withdrawn)
  return kept
}
