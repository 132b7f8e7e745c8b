/** Lets everybody act at once: residents, officials, kills, networks that forget. */
import { createRandom } from '../lib/random.ts'
import type { Invariant } from './checks/promises.ts'
import { createForgetting } from './forgetting.ts'
import { createHerd } from './herd.ts'
import { createApplicationKills, createDatabaseKills, type Kills } from './kills.ts'
import { createOfficials } from './officials.ts'
import { type Recovery, summarise } from './report.ts'
import { createResidents } from './residents.ts'
import { createRoad } from './road.ts'
import { type StormSettings, VK_REPEATS_S } from './settings.ts'
import type { Stage } from './stage.ts'

/** Kills begin a little after the load and end before it, so that every moment of it may be hit. */
const KILLING_SHARE = 0.95
/** On a busy machine the work lags behind the load, and what is not done by then is left out. */
const LONGEST_SHARE = 1.5
const TOLD_EVERY_MS = 10_000

export type Fought = {
  application: Recovery
  database: Recovery
  forgotten: number
  actions: number
  approved: number
  /** The slowest browser of each herd. */
  herdsMs: readonly number[]
  herd: Invariant
}

export async function fight(stage: Stage): Promise<Fought> {
  const { seed, events, publications } = stage.settings
  for (const { front } of stage.fronts) front.startTroubles(seed)
  const sides = createSides(stage)
  const { residents, officials, herd, forgetting, onApplication, onDatabase } = sides
  const stop = new AbortController()
  const ending = setTimeout(() => stop.abort(), LONGEST_SHARE * stage.settings.loadSeconds * 1000)
  const progress = setInterval(() => {
    console.log(
      `events ${residents.done()}/${events}  answers approved ${officials.approved()}/${publications}  ` +
        `kills ${onApplication.done()}+${onDatabase.done()}  forgotten ${forgetting.done()}  herds ${herd.done()}`,
    )
  }, TOLD_EVERY_MS)
  try {
    await Promise.all(Object.values(sides).map((side) => side.run(stop.signal)))
  } finally {
    stop.abort()
    clearTimeout(ending)
    clearInterval(progress)
  }
  return {
    application: recoveryOf(onApplication),
    database: recoveryOf(onDatabase),
    forgotten: forgetting.done(),
    actions: residents.done(),
    approved: officials.approved(),
    herdsMs: herd.slowestMs,
    herd: herd.promise(),
  }
}

function createSides({ settings, database, fronts, product, tokens }: Stage) {
  const { seed, events, publications, herds, browsers, loadSeconds: seconds } = settings
  const killing = { seconds: seconds * KILLING_SHARE, lastMs: lastKillMs(settings) }
  const channels = fronts.flatMap(({ front }) => front.channels)
  const only = fronts.map(({ front }) => front)
  const road = createRoad(product.url, { tokens, channels })
  return {
    residents: createResidents(fronts, { random: createRandom(seed), actions: events, seconds }),
    officials: createOfficials(road, { publications, seconds }),
    herd: createHerd(road, {
      ...{ herds, browsers, seconds: killing.seconds, random: createRandom(seed + 4) },
    }),
    forgetting: createForgetting(only, {
      ...{ seconds: killing.seconds, times: settings.forgets, random: createRandom(seed + 3) },
    }),
    onApplication: createApplicationKills(product, {
      ...{ ...killing, kills: settings.applicationKills, random: createRandom(seed + 1) },
    }),
    onDatabase: createDatabaseKills(product, {
      ...{ ...killing, kills: settings.databaseKills, random: createRandom(seed + 2) },
      database,
    }),
  }
}

/** Some repeat of VK's must still be to come when the kills are over. */
const MARGIN_MS = 10_000

function lastKillMs({ retrySpeed }: StormSettings): number {
  return (VK_REPEATS_S / retrySpeed) * 1000 - MARGIN_MS
}

const recoveryOf = (kills: Kills): Recovery => summarise(kills.done(), kills.recoveryMs)
