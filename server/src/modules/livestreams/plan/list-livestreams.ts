import type { LivestreamListQuery, LivestreamResponse } from '@veche/contract/livestreams.ts'
import type { z } from 'zod'
import { InvalidError } from '../../../platform/errors.ts'
import { momentInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import {
  type LivestreamsContext,
  listVisibleLivestreams,
  type Period,
  presentLivestreams,
} from '../stream/index.ts'

export async function listLivestreams(
  { db, region }: Pick<LivestreamsContext, 'db' | 'region'>,
  actor: Actor,
  query: z.infer<typeof LivestreamListQuery>,
): Promise<LivestreamResponse[]> {
  const streams = await listVisibleLivestreams(db, actor, periodOf(query, region.timeZone))
  return presentLivestreams(db, streams, actor)
}

export function periodOf(
  { from, to, municipalityCode }: z.infer<typeof LivestreamListQuery>,
  zone: string,
): Period {
  if (from > to) throw new InvalidError('livestream.bad_period', { field: 'to' })
  return {
    from: momentInZone(zone, { date: from, time: '00:00' }),
    until: momentInZone(zone, { date: to, time: '00:00', addDays: 1 }),
    municipalityCode,
  }
}
