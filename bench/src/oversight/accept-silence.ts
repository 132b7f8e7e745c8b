/** Judges the map of silence on regions in which some villages have lost their voice. */
import { mapSilence, type Settlement } from '../../../server/src/modules/reports/silence/index.ts'
import {
  createRandom,
  drawGamma,
  drawNormal,
  drawPoisson,
  isWithin,
} from '../../../server/src/modules/reports/statistics/index.ts'
import type { Acceptance } from './acceptance.ts'

const REGIONS = 100
const SETTLEMENTS = 600
const SILENT_SHARE = 0.04
const SILENT_VOICE = 0.1
/** How much voices differ by themselves, as the shape of a gamma variable. */
const VOICE_SHAPE = 5
const MONTHS = 12
/** Silent places can be found where so many messages were to be expected. */
const FINDABLE = 25

type KnownSettlement = Settlement & { voice: number; isSilent: boolean; mean: number }

/** A region of many villages, and one as it is known: 22 municipalities with a chief town and a few large villages each. */
const KINDS = [
  { kind: 'villages', draw: drawRegion, regions: REGIONS },
  { kind: 'towns and large villages', draw: drawTowns, regions: 10 * REGIONS },
]

export function acceptSilence(effort: number, first: number): Acceptance[] {
  return KINDS.flatMap(({ kind, draw, regions: count }) => {
    const length = Math.max(2, Math.round(count * effort))
    const regions = Array.from({ length }, (_, at) => judgeRegion(draw(first + at)))
    return judge(kind, regions.flat())
  })
}

function judge(kind: string, all: ReturnType<typeof judgeRegion>): Acceptance[] {
  const silent = all.filter(({ known }) => known.isSilent && known.mean >= FINDABLE)
  const flagged = all.filter(({ voice }) => voice.isSilent)
  const voiceOf = ({ known, voice }: (typeof all)[number]) => (known.mean * known.voice) / voice.expected
  const wrong = flagged.filter((one) => voiceOf(one) > 0.5)
  const held = all.filter((one) => !one.known.isSilent && isWithin(one.voice.interval, voiceOf(one)))
  const row = (name: string, value: number, asked: Acceptance['asked']): Acceptance => {
    return { name: `Silence, ${kind}: ${name}`, value: 100 * value, unit: '%', asked }
  }
  return [
    row(
      `found of ${silent.length} that lost their voice, ${FINDABLE} or more messages expected`,
      silent.filter(({ voice }) => voice.isSilent).length / silent.length,
      { least: 90 },
    ),
    row(`wrong among ${flagged.length} flagged`, wrong.length / Math.max(flagged.length, 1), { most: 5 }),
    row(
      'the interval holds the voice of the others',
      held.length / all.filter(({ known }) => !known.isSilent).length,
      {
        least: 93,
        most: 97,
      },
    ),
  ]
}

function judgeRegion(known: readonly KnownSettlement[]) {
  return mapSilence(known).flatMap((voice, index) => {
    const settlement = known[index]
    return settlement ? [{ known: settlement, voice }] : []
  })
}

/** Lays settlements along a road, where neighbours write alike. */
function drawRegion(seed: number): KnownSettlement[] {
  const random = createRandom('silence', seed)
  const seasons = Array.from({ length: MONTHS }, () => Math.exp(0.3 * drawNormal(random)))
  let district = 0
  return Array.from({ length: SETTLEMENTS }, (_, at) => {
    district = 0.8 * district + 0.15 * drawNormal(random)
    const isSilent = random() < SILENT_SHARE
    const voice = (drawGamma(random, VOICE_SHAPE) / VOICE_SHAPE) * (isSilent ? SILENT_VOICE : 1)
    const population = Math.max(5, Math.round(Math.exp(5.5 + 1.3 * drawNormal(random))))
    const perMonth = 0.012 * population ** 0.9 * Math.exp(district)
    const heardFrom = random() < 0.1 ? Math.floor(random() * MONTHS) : 0
    const monthly = seasons.map((season, month) =>
      month < heardFrom ? null : drawPoisson(random, perMonth * season * voice),
    )
    const mean = seasons.slice(heardFrom).reduce((sum, season) => sum + season * perMonth, 0)
    const neighbourCodes = [at - 2, at - 1, at + 1, at + 2].map(String)
    return { code: String(at), population, neighbourCodes, monthly, voice, isSilent, mean }
  })
}

const MUNICIPALITIES = 22
const OF_VILLAGES = 36
/** The share of questions whose address says where: a street of the town, or the name of the village. */
const NAMED = { town: 0.8, village: 0.45 }

/** As settlements of a directory are heard: towns by their streets, villages by their names, so in another share. */
function drawTowns(seed: number): KnownSettlement[] {
  const random = createRandom('towns', seed)
  const seasons = Array.from({ length: MONTHS }, () => Math.exp(0.3 * drawNormal(random)))
  const districts = Array.from({ length: MUNICIPALITIES }, () => 0.25 * drawNormal(random))
  const places = Array.from({ length: MUNICIPALITIES + OF_VILLAGES }, (_, at) => {
    const isTown = at < MUNICIPALITIES
    return { at, isTown, district: isTown ? at : Math.floor(random() * MUNICIPALITIES) }
  })
  return places.map(({ at, isTown, district }) => {
    const isSilent = random() < SILENT_SHARE
    const voice = (drawGamma(random, VOICE_SHAPE) / VOICE_SHAPE) * (isSilent ? SILENT_VOICE : 1)
    const population = Math.round(Math.exp((isTown ? 8.8 : 7.4) + (isTown ? 1 : 0.5) * drawNormal(random)))
    const named = isTown ? NAMED.town : NAMED.village
    const perMonth = 0.0055 * population * named * Math.exp(districts[district] ?? 0)
    const monthly = seasons.map((season) => drawPoisson(random, perMonth * season * voice))
    const beside = places.filter((other) => other.district === district && other.at !== at)
    const around = places.filter((other) => Math.abs(other.district - district) === 1)
    return {
      ...{ code: String(at), population, monthly, voice, isSilent, traits: [Number(isTown)] },
      neighbourCodes: (beside.length > 0 ? beside : around).map((other) => String(other.at)),
      mean: seasons.reduce((sum, season) => sum + season * perMonth, 0),
    }
  })
}
