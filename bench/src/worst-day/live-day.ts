import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkTaken } from '../drills/check.ts'
import { startLoad } from '../drills/load.ts'
import { percentile } from '../lib/stats.ts'
import { type Alarms, type Ring, startAlarms } from './alarms.ts'
import { type Read, startCrowds } from './crowds.ts'
import type { DaySettings } from './settings.ts'
import { type DayStage, openDayStage } from './stage.ts'
import { type Lived, portsOf, TROUBLES } from './troubles.ts'

const USUAL_A_SECOND = 2
/** Numbers of the wave begin behind those of the usual day. */
const WAVE_AFTER = 1_000_000
const RINGS_WITHIN_MS = 120_000
/** After a trouble has gone its last readers are still told of it. */
const ECHO_MS = 30_000
const SHOWN = 8

export type DayReport = {
  counts: Record<string, number>
  lived: readonly (Lived & { rangMs: number | null })[]
  /** Other alarms than those that a trouble must ring. */
  others: readonly string[]
  broken: string[]
}

export async function liveWorstDay(settings: DaySettings, say: (what: string) => void): Promise<DayReport> {
  const stage = await openDayStage(settings)
  // Who watches stands beside the volume, as on a machine of its own.
  const alarms = await startAlarms(path.join(path.dirname(stage.volume), 'alarms'))
  try {
    return await live(stage, alarms, { settings, say })
  } finally {
    alarms.stop()
    await stage.close()
  }
}

type Told = { settings: DaySettings; say: (what: string) => void }

async function live(stage: DayStage, alarms: Alarms, { settings, say }: Told): Promise<DayReport> {
  const { minutes, messages, browsers, readers, seed } = settings
  const { front, staff, nodes } = stage
  const url = `${front.url}${stage.webhookPath}`
  alarms.watch(portsOf(nodes.old))
  const crowds = startCrowds({ url: front.url, staff, browsers, readers, seed })
  const usual = startLoad([url], USUAL_A_SECOND)
  const waveSeconds = minutes * 10
  const troubled = TROUBLES.reduce((sum, { seconds }) => sum + seconds, 0)
  const calm = Math.max((minutes * 60 - waveSeconds - troubled) / (TROUBLES.length + 2), 20)

  const rest = () => sleep(calm * 1000)
  await rest()
  say(`${messages} messages in ${waveSeconds} s`)
  const wave = startLoad([url], messages / waveSeconds, 5, WAVE_AFTER)
  const waveEnds = Date.now() + waveSeconds * 1000
  while (wave.taken.size < messages && Date.now() < waveEnds) await sleep(100)
  await wave.stop()
  const listeners = crowds.listening()

  const lived: Lived[] = []
  const failed: string[] = []
  for (const { name, rings, run } of TROUBLES) {
    await rest()
    say(name)
    const from = Date.now()
    await run(stage, alarms).catch((error: Error) => failed.push(`${name}: ${error.message}`))
    lived.push({ name, rings, from, to: Date.now() })
  }
  await rest()
  await crowds.stop()
  await usual.stop()

  say('counted')
  const [product] = nodes.next
  if (!product) throw new Error('No node of the new version')
  const tokens = { dispatcher: stage.token, coordinator: stage.token, moderator: stage.token }
  const taken = new Set([...usual.taken, ...wave.taken])
  const checked = await checkTaken({ product, tokens, withOwner: stage.withOwner }, taken)
  const reads = judgeReads([...crowds.lists, ...crowds.pages], lived)
  const rung = lived.map((one) => ({ ...one, rangMs: rangAfter(one, alarms.rings) }))
  const known = new Set(lived.map(({ rings }) => rings))
  return {
    counts: {
      ...checked.counts,
      'messages of the wave': wave.taken.size,
      'streams open after the wave': listeners,
      'lists read by the staff': crowds.lists.length,
      'list, ms, p95': Math.round(percentile(ofGood(crowds.lists), 0.95)),
      'pages read by residents': crowds.pages.length,
      'page, ms, p95': Math.round(percentile(ofGood(crowds.pages), 0.95)),
      'reads failed in a trouble': reads.inTrouble,
      'reads failed at other times': reads.aside,
    },
    lived: rung,
    others: alarms.rings.filter(({ name }) => !known.has(name)).map(({ name }) => name),
    broken: [
      ...failed,
      ...checked.broken,
      ...(reads.aside > 0 ? [`reads failed at other times: ${reads.aside} (${reads.shown})`] : []),
      ...rung
        .filter(({ rings, rangMs }) => rings && (rangMs === null || rangMs > RINGS_WITHIN_MS))
        .map(({ name, rings, rangMs }) => `${rings} after ${rangMs ?? 'no time'}: ${name}`),
    ],
  }
}

const ofGood = (reads: readonly Read[]) =>
  reads.filter(({ status }) => status === 200).map(({ tookMs }) => tookMs)

/** Where nobody may notice, no read may fail. */
function judgeReads(reads: readonly Read[], lived: readonly Lived[]) {
  const isTroubled = ({ at, tookMs }: Read) =>
    lived.some(({ rings, from, to }) => rings !== null && at + tookMs >= from && at <= to + ECHO_MS)
  const failed = reads.filter(({ status }) => status !== 200)
  const aside = failed.filter((read) => !isTroubled(read))
  const shown = [...new Set(aside.map(({ path, status, cause }) => `${cause ?? status} ${path}`))].slice(
    0,
    SHOWN,
  )
  const ats = aside.map(({ at }) => at)
  const first = Math.min(...reads.map(({ at }) => at))
  const seconds = [Math.min(...ats), Math.max(...ats)].map((at) => Math.round((at - first) / 1000))
  return {
    ...{ inTrouble: failed.length - aside.length, aside: aside.length },
    // Of the day: beside what went on then.
    shown: `from ${seconds[0]} to ${seconds[1]} s: ${shown.join(', ')}`,
  }
}

function rangAfter({ rings, from }: Lived, all: readonly Ring[]): number | null {
  const ring = all.find(({ name, at }) => name === rings && at >= from)
  return ring ? ring.at - from : null
}
