import { describe, expect, it } from 'vitest'
import { drawGamma, drawPoisson } from '../../statistics/domain/draws.ts'
import { createRandom } from '../../statistics/domain/random.ts'
import { mapSilence, type Settlement } from './map-silence.ts'

/** Sixty settlements of twenty to two thousand people that write alike, one message a year for thirty people. */
function buildRegion(
  changes: (at: number) => Partial<Settlement> & { voice?: number } = () => ({}),
): Settlement[] {
  const random = createRandom('silence')
  return Array.from({ length: 60 }, (_, at) => {
    const { voice = 1, ...changed } = changes(at)
    const population = Math.round(20 * 100 ** (at / 59))
    const own = (voice * drawGamma(random, 20)) / 20
    const monthly = Array.from({ length: 12 }, (_, month) =>
      drawPoisson(random, (population / 360) * own * (month < 6 ? 1.5 : 0.5)),
    )
    return {
      code: `s-${at}`,
      population,
      neighbourCodes: [`s-${at - 1}`, `s-${at + 1}`],
      monthly,
      ...changed,
    }
  })
}
const voiceOf = (region: readonly Settlement[], at: number) => mapSilence(region)[at]!

describe('the map of silence', () => {
  it('calls nobody silent where all write alike', () => {
    expect(mapSilence(buildRegion()).filter(({ isSilent }) => isSilent)).toEqual([])
  })

  it('finds a village that hardly writes', () => {
    const region = buildRegion((at) => (at === 55 ? { voice: 0.05 } : {}))
    const voices = mapSilence(region)
    expect(voices.filter(({ isSilent }) => isSilent).map(({ code }) => code)).toEqual(['s-55'])
    expect(voices[55]!.ratio).toBeLessThan(0.35)
    expect(voices[55]!.interval.high).toBeLessThan(0.6)
  })

  it('does not judge a hamlet, from which hardly anything was to be expected', () => {
    expect(
      voiceOf(
        buildRegion((at) => (at === 0 ? { voice: 0 } : {})),
        0,
      ),
    ).toMatchObject({ q: null, isSilent: false })
  })

  it('expects little of a quiet season', () => {
    const onlyQuiet = (at: number): Partial<Settlement> =>
      at === 50 ? { monthly: [...new Array<null>(6).fill(null), 1, 2, 1, 2, 1, 2] } : {}
    const { expected, isSilent } = voiceOf(buildRegion(onlyQuiet), 50)
    expect(expected).toBeLessThan(voiceOf(buildRegion(), 50).expected / 2)
    expect(isSilent).toBe(false)
  })

  it('needs no messages and no settlements', () => {
    expect(mapSilence([])).toEqual([])
    const silent = buildRegion().map((one) => ({ ...one, monthly: one.monthly.map(() => 0) }))
    expect(mapSilence(silent).some(({ isSilent }) => isSilent)).toBe(false)
  })
})
