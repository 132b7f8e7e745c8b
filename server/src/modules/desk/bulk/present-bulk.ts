import { BULK_ITEM_STATES, BULK_LIMIT, type BulkRunResponse } from '@veche/contract/desk.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { StoredRun } from './bulk.repository.ts'
import { countItems, countUrgent, listExamples, listReady } from './items.repository.ts'

const REASONS = 12

export async function presentRun(db: Db, run: StoredRun): Promise<BulkRunResponse> {
  const isPreview = run.state === 'preview'
  const [groups, examples, urgentCount] = await Promise.all([
    countItems(db, run.id),
    isPreview ? listReady(db, run.id) : [],
    isPreview ? countUrgent(db, run.id) : 0,
  ])
  const countOf = (state: string) =>
    groups.reduce((sum, group) => (group.state === state ? sum + group.count : sum), 0)
  const reasons = groups
    .flatMap(({ state, errorCode, count }) => (errorCode === null ? [] : [{ state, errorCode, count }]))
    .sort((one, two) => two.count - one.count)
    .slice(0, REASONS)
  return {
    id: run.id,
    action: run.action,
    state: run.state,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    undoUntil: run.undoUntil?.toISOString() ?? null,
    isCut: groups.reduce((sum, { count }) => sum + count, 0) >= BULK_LIMIT,
    counts: Object.fromEntries(
      BULK_ITEM_STATES.map((state) => [state, countOf(state)] as const),
    ) as BulkRunResponse['counts'],
    reasons: await Promise.all(
      reasons.map(async ({ state, errorCode, count }) => ({
        state,
        code: errorCode,
        count,
        examples: await listExamples(db, run.id, { state, errorCode }),
      })),
    ),
    examples,
    urgentCount,
  }
}
