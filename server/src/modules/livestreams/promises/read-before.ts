/** What an editor should know before a stream: what was promised on air and what people wrote about. */

import { DAY_MS } from '@veche/contract/durations.ts'
import type { LivestreamBeforeResponse } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import { wordedPromise } from '../questions/index.ts'
import { getVisibleLivestream, type LivestreamAsk, type LivestreamsContext } from '../stream/index.ts'
import { promiseState } from './domain/promise-state.ts'
import { listPromises, listTopTopics, type PromiseRow } from './promises.repository.ts'

const TOPIC_DAYS = 30
const PROMISE_DAYS = 365

export async function readBefore(
  { db, clock, region }: Pick<LivestreamsContext, 'db' | 'clock' | 'region'>,
  { livestreamId, actor }: LivestreamAsk,
): Promise<z.infer<typeof LivestreamBeforeResponse>> {
  const { id, municipalityCode, plannedAt } = await getVisibleLivestream(db, livestreamId, actor)
  const now = clock()
  const today = dateInZone(region.timeZone, now)
  const from = new Date(plannedAt.getTime() - PROMISE_DAYS * DAY_MS)
  const since = new Date(now.getTime() - TOPIC_DAYS * DAY_MS)
  if (municipalityCode === null) return { promises: [], topics: [], since: since.toISOString() }
  const [promises, topics] = await Promise.all([
    beyondScope('promises on air are kept by the work on them, wherever it lies', () =>
      listPromises(db, actor, { id, municipalityCode, from, until: plannedAt }),
    ),
    listTopTopics(db, actor, { municipalityCode, since }),
  ])
  return { promises: promises.map((row) => present(row, today)), topics, since: since.toISOString() }
}

function present({ promise, text, plannedAt, isAnswered, isKept, ...row }: PromiseRow, today: string) {
  const spoken = wordedPromise(promise, text)
  const state = promiseState({ isAnswered, isKept, dueOn: spoken.dueOn }, today)
  return { ...row, ...spoken, state, plannedAt: plannedAt.toISOString() }
}
