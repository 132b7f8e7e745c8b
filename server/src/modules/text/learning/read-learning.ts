/** What the page of the administrator shows. */
import type { ReaderResponse } from '@veche/contract/admin/reader.ts'
import { FiguresOfVersion } from '@veche/contract/admin/reader.ts'
import { DAY_MS } from '@veche/contract/durations.ts'
import { listWeeks } from './days.repository.ts'
import type { LearningContext } from './learning-context.ts'
import { isGoing, SHOWN_DAYS } from './run-learning.ts'
import { getState } from './state.repository.ts'
import { findLearntUntil, listVersions } from './versions.repository.ts'

export async function readLearning(context: LearningContext): Promise<ReaderResponse> {
  const { db, clock } = context
  const [state, versions, weeks, learntUntil] = await Promise.all([
    getState(db),
    listVersions(db),
    listWeeks(db, new Date(clock().getTime() - SHOWN_DAYS * DAY_MS)),
    findLearntUntil(db),
  ])
  const { stage, startedAt, startedByName, endedAt, endedAs, isAutomatic } = state
  return {
    activeNumber: versions.find((version) => version.state === 'active')?.number ?? 0,
    isAutomatic,
    run:
      stage && startedAt && isGoing(startedAt, clock())
        ? { stage, startedAt: startedAt.toISOString(), startedByName }
        : null,
    lastRun: endedAt && endedAs && { endedAt: endedAt.toISOString(), endedAs },
    waiting: await context.countNewCorrections(db, learntUntil),
    weeks,
    versions: versions.map(({ madeAt, learntUntil: until, figures, ...version }) => ({
      ...version,
      madeAt: madeAt.toISOString(),
      learntUntil: until.toISOString(),
      figures: FiguresOfVersion.parse(figures),
    })),
  }
}
