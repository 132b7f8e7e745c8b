/** What time does by itself. */
import type { Moment } from './clocks.ts'
import { openClock } from './clocks.ts'
import { addHistory, enter } from './moves.ts'
import { closeBy } from './requests.ts'
import type { World } from './world.ts'

type Course = Moment & { world: World }
export const ARCHIVE_DAYS = 30
const DAY = 86_400_000

export const JOBS = {
  'incidents.close_silent': closeSilent,
  'incidents.return_promises': returnPromises,
  'incidents.break_promises': breakPromises,
  'incidents.archive': archive,
} as const
export type Job = keyof typeof JOBS

function closeSilent(fact: Course): void {
  for (const life of fact.world.lives) {
    const silence = openClock(life, 'author_silence')
    if (life.row.step !== 'awaiting_author' || life.row.hasUnreadFollowUp) continue
    if (!silence || silence.dueAt > fact.now) continue
    closeBy(life, 'no_answer', fact)
    addHistory(life, 'close', null, fact.now)
  }
}

function returnPromises(fact: Course): void {
  for (const life of fact.world.lives) {
    const { row, promises } = life
    const isNear = promises.some(({ state, returnsAt }) => state === 'open' && returnsAt <= fact.now)
    if (!isNear || row.step !== 'postponed' || row.isFrozen) continue
    enter(life, 'in_progress', fact)
    addHistory(life, 'promise_returned', null, fact.now)
  }
}

function breakPromises({ world, now }: Course): void {
  for (const life of world.lives)
    for (const promise of life.promises) {
      if (promise.state !== 'open' || promise.dueAt >= now) continue
      Object.assign(promise, { state: 'broken', closedAt: now })
      addHistory(life, 'promise_broken', null, now)
    }
}

function archive(fact: Course): void {
  const before = fact.now - ARCHIVE_DAYS * DAY
  for (const life of fact.world.lives) {
    if (life.row.step !== 'done' && life.row.step !== 'dismissed') continue
    if (life.row.updatedAt >= before) continue
    enter(life, 'archived', fact)
    addHistory(life, 'archive', null, fact.now)
  }
}
