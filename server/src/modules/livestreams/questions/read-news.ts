import type { LivestreamQuestionsResponse } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import {
  getVisibleLivestream,
  type LivestreamAsk,
  type LivestreamsContext,
  loadBalances,
} from '../stream/index.ts'
import { presentQuestion } from './question.presenter.ts'
import { listAskers, listNews } from './questions.repository.ts'

type Asking = LivestreamAsk & { since: number; limit: number }

/** Questions changed after `since`. A change that is not committed yet always has a greater number. */
export async function readNews(
  { db, clock, vault }: Pick<LivestreamsContext, 'db' | 'clock' | 'vault'>,
  { livestreamId, actor, since, limit }: Asking,
): Promise<z.infer<typeof LivestreamQuestionsResponse>> {
  await getVisibleLivestream(db, livestreamId, actor)
  const rows = await beyondScope('a question on air tells the number of its work', () =>
    listNews(db, livestreamId, { since, limit: limit + 1 }),
  )
  const page = rows.slice(0, limit)
  const [askers, balance] = await Promise.all([
    listAskers(
      db,
      page.map(({ id }) => id),
    ),
    loadBalances(db, [livestreamId]),
  ])
  const byQuestion = Map.groupBy(askers, ({ rootId }) => rootId)
  return {
    questions: page.map((row) => presentQuestion(row, { askers: byQuestion.get(row.id) ?? [], vault })),
    revision: page.at(-1)?.revision ?? since,
    hasMore: rows.length > limit,
    balance: balance(livestreamId),
    now: clock().toISOString(),
  }
}
