/** What an interim answer promises, and what becomes of it: kept by the final answer, moved by another promise, or broken. */
import { returnMoment } from '../../../../modules/incidents/index.ts'
import { dateInZone, momentInZone } from '../../../../platform/working-time/index.ts'
import { idAt } from '../domain/chance.ts'
import { composePromise, workingDayAfter } from '../words/compose-answer.ts'
import type { PastPromise } from './life.ts'
import type { Office } from './office.ts'
import type { Written } from './remarks.ts'
import type { Walk } from './walk.ts'

const END_OF_WORK = '17:00'

/** An executor may promise a week ahead. */
export function promiseAhead(walk: Walk, at: Date, { world }: Office): NonNullable<Written['promise']> {
  const { asked, chance, state } = walk
  const day = workingDayAfter(at, 2 + chance.below(6), world.usual)
  const dueAt = momentInZone(world.zone, { date: dateInZone(world.zone, day), time: END_OF_WORK })
  const agency = world.directory.agencies.find(({ code }) => code === state.agencyCode)
  return { what: composePromise({ asked, chance }), who: agency?.shortName ?? '', evidence: '', dueAt }
}

/** Once its answer stands in the thread. */
export function openPromise(walk: Walk, written: Written, { world }: Office): PastPromise | null {
  const { state, life, chance } = walk
  const { promise } = written
  if (!promise || state.agencyCode === null) return null
  const madeAt = life.incident.updatedAt
  const context = world.book.contextOf(world.book.scheduleFor('final_answer', state.agencyCode))
  const { promiseReturnWorkingDays: workingDays } = world.settings
  const opened: PastPromise = {
    ...{ ...promise, id: idAt(madeAt, chance), incidentId: state.id, answerVersionNo: life.versions.length },
    ...{ madeAt, returnsAt: returnMoment(promise.dueAt, { madeAt, workingDays, context }), end: null },
  }
  life.promises.push(opened)
  return opened
}

/** A later answer ends the open promise, in time or not. */
export function endPromise({ life }: Walk, { at, isKept }: { at: Date; isKept: boolean }): void {
  const open = life.promises.find(({ end }) => end === null)
  if (open) open.end = { state: open.dueAt < at ? 'broken' : isKept ? 'kept' : 'moved', closedAt: at }
}
