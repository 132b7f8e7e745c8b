/**
 * Reads the outcome of questions on control from the incidents themselves, so that no answer is missed, whoever gave
 * it and however. A question whose incident was answered is answered later; one that was dismissed is declined.
 */
import type { DismissReason } from '@veche/contract/incidents.ts'
import type { DeclineReason } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import { type Loop, startLoop } from '../../../platform/background/loop.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { getDirectory } from '../../directory/index.ts'
import { listQuestions, type Question, saveQuestions } from '../questions/index.ts'
import { type LaterDeps, sweepLaterReplies } from '../replies/index.ts'
import { type LivestreamsContext, livestreamEvent, lockLivestreams, scopeOf } from '../stream/index.ts'
import { listSettled, type Settled } from './settled.repository.ts'

type SweepDeps = Pick<LivestreamsContext, 'db' | 'clock' | 'log'>

const PAGE = 200
const IDLE_MS = 5000

const REASON_OF: Record<z.infer<typeof DismissReason>, DeclineReason> = {
  spam: 'off_topic',
  no_question: 'not_a_question',
  abuse: 'insult',
  not_our_territory: 'off_topic',
  service_account: 'not_a_question',
  answered_on_air: 'answered_before',
  import_undone: 'off_topic',
}

export function startAnsweredSweep(deps: SweepDeps & LaterDeps): Loop {
  return startLoop({
    name: 'answered questions of streams',
    log: deps.log,
    async turn() {
      const settled = await sweepAnswered(deps)
      const replied = await sweepLaterReplies(deps)
      return { nextInMs: Math.max(settled, replied) < PAGE ? IDLE_MS : 0 }
    },
  })
}

/** Returns how many were settled. */
export async function sweepAnswered(deps: SweepDeps): Promise<number> {
  const settled = await listSettled(deps.db, PAGE)
  const byStream = Map.groupBy(settled, ({ livestreamId }) => livestreamId)
  for (const [livestreamId, ends] of byStream) await settle(deps, livestreamId, ends)
  return settled.length
}

async function settle(
  { db, clock }: SweepDeps,
  livestreamId: string,
  ends: readonly Settled[],
): Promise<void> {
  const directory = await getDirectory(db)
  await db.transaction().execute(async (tx) => {
    const [stream] = await lockLivestreams(tx, [livestreamId])
    if (!stream) return
    const byId = new Map(ends.map((end) => [end.questionId, end]))
    const questions = await listQuestions(tx, livestreamId, [...byId.keys()])
    const answeredLaterAt = new Map<string, Date>()
    const changed = questions.flatMap((question): Question[] => {
      const end = byId.get(question.id)
      if (!end || question.state !== 'on_control') return []
      if (end.dismissReason !== null)
        return [{ ...question, state: 'declined', declineReason: REASON_OF[end.dismissReason] }]
      answeredLaterAt.set(question.id, end.answeredAt ?? clock())
      return [{ ...question, state: 'answered_later' }]
    })
    await saveQuestions(tx, livestreamId, changed, { answeredLaterAt })
    if (changed.length > 0) addEvents(tx, [livestreamEvent(livestreamId, scopeOf(stream, directory))])
  })
}
