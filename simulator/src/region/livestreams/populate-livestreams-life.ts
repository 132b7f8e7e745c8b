/** Makes the streams and all that their life needs. */

import type { AccountOfCommunity } from '../communities.ts'
import type { Life } from '../life.ts'
import type { Begin, DemoLivestream } from '../protocol.ts'
import { seasonOf } from '../residents/compose.ts'
import type { Meanings } from '../texts/meanings.ts'
import { createLivestreamScript, type LivestreamScript } from './livestream-script.ts'
import type { LivestreamsLife } from './livestreams-life.ts'
import { type LivestreamPlan, planLivestreams } from './plan.ts'
import { populateLivestreams, toDemoLivestream } from './populate-livestreams.ts'

export type PopulatedLivestreams = {
  livestreams: DemoLivestream[]
  life: Omit<LivestreamsLife, 'newIncidents' | 'listOnAir'>
}

export function populateLivestreamsLife(
  life: Omit<Life, 'newIncidents'>,
  {
    accounts,
    officials,
    meanings,
  }: { accounts: readonly AccountOfCommunity[]; officials: Begin['officials']; meanings: Meanings },
): PopulatedLivestreams {
  const { seed, run, homes, people, phrasebook, control, stage, timeZone } = life
  const now = life.now()
  const season = seasonOf(now.getMonth() + 1)
  const scriptOf =
    (time: number) =>
    (plan: LivestreamPlan): LivestreamScript =>
      createLivestreamScript(plan, { seed, run: time, phrasebook, season })
  const plans = planLivestreams(phrasebook.livestreams.streams, {
    ...{ seed, homes, people, accounts, known: officials },
  })
  const settling = { control, stage, meanings, seed, timeZone, now, scriptOf: scriptOf(0) }
  const streams = populateLivestreams(plans, settling)
  return {
    livestreams: streams.map((stream) => toDemoLivestream(stream, { control, now })),
    life: { ...life, streams, scriptOf: scriptOf(run) },
  }
}
