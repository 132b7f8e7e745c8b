import type { LivestreamFiguresQuery, LivestreamFiguresResponse } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { balanceOf, type LivestreamsContext } from '../stream/index.ts'
import { countAsked, countByState, countStreams } from './figures.repository.ts'
import { periodOf } from './list-livestreams.ts'

/** «Проведено N эфиров, задано M вопросов»: of the streams that the actor sees. */
export async function countFigures(
  { db, clock, region }: Pick<LivestreamsContext, 'db' | 'clock' | 'region'>,
  actor: Actor,
  query: z.infer<typeof LivestreamFiguresQuery>,
): Promise<LivestreamFiguresResponse> {
  const period = periodOf(query, region.timeZone)
  const today = dateInZone(region.timeZone, clock())
  const [streams, states, { authors, ...asked }] = await Promise.all([
    countStreams(db, actor, period),
    countByState(db, actor, period),
    beyondScope('promises on air are kept by the work on them, wherever it lies', () =>
      countAsked(db, actor, { ...period, today }),
    ),
  ])
  const balance = balanceOf(Object.fromEntries(states.map(({ state, count }) => [state, count])), authors)
  return { ...streams, balance, ...asked }
}
