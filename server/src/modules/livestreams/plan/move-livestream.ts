/** Moves a stream to its next step. Unanswered questions become incidents in the same transaction. */
import type { MoveLivestreamRequest } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import type { Tx } from '../../../platform/database/db.ts'
import { addJournal } from '../../access/index.ts'
import { saveChanged } from '../control/index.ts'
import { listOpenQuestions, lockOpenWords } from '../questions/index.ts'
import {
  type LivestreamAsk,
  type LivestreamsContext,
  loadBalances,
  moveLivestream,
  updateLivestream,
  workInLivestream,
} from '../stream/index.ts'
import { assertTagFree } from './assert-tag-free.ts'
import { assertFresh } from './save-livestream.ts'

type Moving = LivestreamAsk & { request: z.infer<typeof MoveLivestreamRequest> }

export function move(
  context: LivestreamsContext,
  { request: { move, expectedVersion }, actor, livestreamId }: Moving,
): Promise<void> {
  const isEnd = move === 'end' || move === 'cancel'
  // Locks messages before the stream, in the order of the pipeline, so that two transactions cannot deadlock.
  const before = isEnd ? (tx: Tx) => lockOpenWords(tx, livestreamId) : undefined
  return workInLivestream(
    context,
    { livestreamId, actor },
    async (tx, { stream, deps, now }) => {
      assertFresh(stream, expectedVersion)
      const balance = (await loadBalances(tx, [livestreamId]))(livestreamId)
      const times = moveLivestream(stream, { move, openCount: balance.onControl + balance.waiting, now })
      const { step, startedAt, endedAt, closedAt } = times
      if (move === 'reopen') await assertTagFree(tx, stream)
      await updateLivestream(tx, livestreamId, { step, startedAt, endedAt, closedAt })
      if (isEnd) {
        const changed = await listOpenQuestions(tx, livestreamId)
        await saveChanged(tx, { stream: { ...stream, step }, changed }, deps)
      }
      await addJournal(tx, {
        ...{ actor, action: `livestream.${move}`, objectType: 'livestream', objectId: livestreamId },
        details: { step },
      })
    },
    before,
  )
}
