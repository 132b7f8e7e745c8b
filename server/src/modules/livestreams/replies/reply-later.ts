/** Sends a later answer to everybody who asked the same question, where they asked it. */

import { type AnswersContext, addressTo, listPublicAnswers } from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { lockLivestreams, scopeOf } from '../stream/index.ts'
import { oneAThread, queueReplies, threadOf } from './queue-replies.ts'
import { claimRepliesDue, listRepliesDue, listUnanswered } from './replies.repository.ts'

export type LaterDeps = Pick<AnswersContext, 'db' | 'clock' | 'vault' | 'connectors' | 'findAccount'>

const PAGE = 200

/** Returns how many questions were checked. */
export async function sweepLaterReplies(deps: LaterDeps): Promise<number> {
  const due = await listRepliesDue(deps.db, PAGE)
  for (const [livestreamId, questions] of Map.groupBy(due, (question) => question.livestreamId))
    await replyInStream(
      deps,
      livestreamId,
      questions.map(({ id }) => id),
    )
  return due.length
}

async function replyInStream(
  deps: LaterDeps,
  livestreamId: string,
  questionIds: readonly string[],
): Promise<void> {
  const directory = await getDirectory(deps.db)
  await deps.db.transaction().execute(async (tx) => {
    const [stream] = await lockLivestreams(tx, [livestreamId])
    if (!stream) return
    const works = await claimRepliesDue(tx, questionIds)
    const answers = await listPublicAnswers(
      tx,
      works.map(({ workId }) => workId),
    )
    const answerOf = new Map(
      works.flatMap(({ id, workId }) => {
        const answer = answers.get(workId)
        return answer ? [[id, answer] as const] : []
      }),
    )
    const asked = await listUnanswered(tx, [...answerOf.keys()])
    // Authors with an incident of their own are answered by it, in that thread.
    const reached = new Set(asked.filter(({ isOwn, hasIncident }) => isOwn || hasIncident).map(threadOf))
    const askers = oneAThread(asked.filter((asker) => !reached.has(threadOf(asker))))
    await queueReplies(
      tx,
      {
        ...{ livestreamId, scope: scopeOf(stream, directory), kind: 'later', askers, line: null, by: null },
        now: deps.clock(),
        textFor: ({ questionId, card }) => {
          const answer = answerOf.get(questionId)
          return answer ? addressTo(answer, card, deps.vault) : ''
        },
      },
      deps,
    )
  })
}
