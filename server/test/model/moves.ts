/** What every change does: the step with its clock, a row of history, the promise that hangs on it. */
import { cancel, type Moment, start, stepClock, stop } from './clocks.ts'
import type { Case, Life } from './world.ts'

/** The clock of the step that is left is stopped, or cancelled when its work was taken away and not done. */
export function enter(
  life: Life,
  step: Case['step'],
  { now, engine }: Moment,
  how: 'done' | 'undone' = 'done',
): void {
  const { row } = life
  if (row.step === step) return
  const ended = stepClock(row.step)
  if (ended) (how === 'done' ? stop : cancel)(life, [ended], now)
  if (row.step === 'assigned') cancel(life, ['return_window'], now)
  row.step = step
  row.closeProposedBy = null
  const begun = stepClock(step)
  if (begun) start(life, begun, begun === 'triage' ? row.foundAt : now, engine)
}

/** One row of history and the next version. */
export function addHistory({ row, history }: Life, type: string, by: string | null, now: number): void {
  history.push(`${type} ${by ?? '-'}`)
  row.version += 1
  row.updatedAt = now
}

/** What a mass event answered before an agency had it is given to one first. */
export function workStep({ row }: Life): 'in_progress' | 'distribution' {
  return row.agencyCode === null ? 'distribution' : 'in_progress'
}

export function reopen(life: Life, fact: Moment): void {
  enter(life, workStep(life), fact)
  owe(life, fact)
}

/** The answer was not the end: another one is owed. */
export function owe(life: Life, fact: Moment): void {
  Object.assign(life.row, {
    isReopened: true,
    outcome: null,
    hasEvidence: false,
    satisfaction: null,
    closingReason: null,
    closedAt: null,
  })
  start(life, 'reopened_answer', fact.now, fact.engine)
}

/** After its date a promise is broken, whatever comes later; an end of the work takes it back. */
export function settlePromises({ promises }: Life, state: 'kept' | 'moved' | 'cancelled', now: number): void {
  for (const promise of promises)
    if (promise.state === 'open') {
      promise.state = promise.dueAt < now ? 'broken' : state
      promise.closedAt = now
    }
}
