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

export function acceptSilence(effort: number): Acceptance[] {
  const regions = Array.from({ length: Math.max(2, Math.round(REGIONS * effort)) }, (_, seed) =>
    judgeRegion(seed),
  )
  const all = regions.flat()
  const silent = all.filter(({ known }) => known.isSilent && known.mean >= FINDABLE)
  const flagged = all.filter(({ voice }) => voice.isSilent)
  const voiceOf = ({ known, voice }: (typeof all)[number]) => (known.mean * known.voice) / voice.expected
  const wrong = flagged.filter((one) => voiceOf(one) > 0.5)
  const held = all.filter((one) => !one.known.isSilent && isWithin(one.voice.interval, voiceOf(one)))
  const row = (name: string, value: number, asked: Acceptance['asked']): Acceptance => {
    return { name: `Silence: ${name}`, value: 100 * value, unit: '%', asked }
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

function judgeRegion(seed: number) {
  const known = drawRegion(seed)
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
