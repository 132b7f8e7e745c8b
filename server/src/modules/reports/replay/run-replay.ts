/** The month is read from the history and lived through again in a thread; how far it is stands in its row. */
import type { AppContext } from '../../../platform/http/app-context.ts'
import { momentInZone } from '../../../platform/working-time/index.ts'
import { runAside } from '../aside/index.ts'
import type { Replay } from './domain/replay-month.ts'
import { listFinishedSteps, loadHours } from './list-finished-steps.ts'
import { listQuestionsOf } from './past.repository.ts'
import { endReplay, findReplay, type ReplayRow, updateState } from './replays.repository.ts'

type Context = Pick<AppContext, 'db' | 'clock' | 'region' | 'log'>

/** Whoever asks twice gets the same. */
const SEED = 1

export async function runReplay(context: Context, id: string): Promise<void> {
  const { db, clock, log } = context
  const row = await findReplay(db, id)
  if (!row || row.endedAt !== null) return
  try {
    const result = await replay(context, row)
    await endReplay(db, { id, state: 'done', result, at: clock() })
  } catch (err) {
    log.error({ err, id }, 'reports.replay')
    await endReplay(db, { id, state: 'failed', result: null, at: clock() })
  }
}

async function replay(
  { db, clock, region }: Context,
  { id, fromDay, toDay, place, change }: ReplayRow,
): Promise<Replay | null> {
  await updateState(db, id, 'reading')
  const at = (date: string, addDays: number) =>
    momentInZone(region.timeZone, { date, time: '00:00', addDays })
  const period = { from: at(fromDay, 0), to: at(toDay, 1) }
  const [questions, finished, hours] = await Promise.all([
    listQuestionsOf(db, period, place),
    listFinishedSteps(db, { from: period.from, to: clock() }),
    loadHours(db),
  ])
  const asked = new Set(questions.map((question) => question.id))
  const steps = finished.filter(({ questionId }) => asked.has(questionId))
  await updateState(db, id, 'replaying')
  return runAside('replay', { past: { period, questions, steps }, hours, change, seed: SEED })
}
