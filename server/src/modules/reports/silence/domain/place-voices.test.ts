import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapSilence } from './map-silence.ts'
import { type NamedCount, placeVoices, type Region } from './place-voices.ts'

const MONTHS = ['2026-01-01', '2026-02-01']
const REGION: Region = {
  settlements: [
    { name: 'Город', municipalityCode: 'one', population: 9000 },
    { name: 'Клёновка', municipalityCode: 'one', population: 1200 },
    { name: 'Хутор', municipalityCode: 'one', population: null },
    { name: 'Дальнее', municipalityCode: 'other', population: 800 },
  ],
  centres: new Map([
    ['one', 'Город'],
    ['other', 'Районный'],
  ]),
  neighbours: new Map([
    ['one', ['other']],
    ['other', ['one']],
  ]),
  keyOf: (name) => name.toLowerCase().replaceAll('ё', 'е').replace(/^д\. /, ''),
}
const heard = (settlement: string | null, changes: Partial<NamedCount> = {}): NamedCount => ({
  ...{ municipalityCode: 'one', settlement, month: MONTHS[0]!, count: 1 },
  ...changes,
})
const wroteOf = (counts: readonly NamedCount[]) =>
  Object.fromEntries(placeVoices(REGION, counts, MONTHS).map(({ place, monthly }) => [place.name, monthly]))

describe('voices of settlements', () => {
  it('are known by any spelling, in their own municipality, month by month', () => {
    const counts = [
      heard('Клёновка', { count: 3 }),
      heard('д. кленовка'),
      heard('Клёновка', { month: MONTHS[1]!, count: 5 }),
      heard('Клёновка', { municipalityCode: 'other', count: 7 }),
      heard('Где-то'),
    ]
    expect(wroteOf(counts)).toEqual({ Город: [0, 0], Клёновка: [4, 5], Дальнее: [0, 0] })
  })

  it('are those of the chief town where a street is named alone', () => {
    const counts = [heard(null, { count: 2 }), heard('Город'), heard(null, { municipalityCode: 'other' })]
    expect(wroteOf(counts)).toMatchObject({ Город: [3, 0], Дальнее: [0, 0] })
  })

  it('are weighed beside those of their municipality, and of the next one where they are alone', () => {
    const placed = placeVoices(REGION, [], MONTHS)
    const [town, village] = placed.map(({ code }) => code)
    expect(placed.map(({ neighbourCodes }) => neighbourCodes)).toEqual([[village], [town], [town, village]])
    expect(placed.map(({ traits }) => traits)).toEqual([[1], [0], [0]])
  })

  it('lose no question of a known name, and add none', () => {
    const counts = fc.array(
      fc.record({
        municipalityCode: fc.constantFrom('one', 'other'),
        settlement: fc.constantFrom('Город', 'Клёновка', 'Дальнее', null),
        month: fc.constantFrom(...MONTHS),
        count: fc.nat(50),
      }),
    )
    const isKnown = ({ municipalityCode, settlement }: NamedCount) =>
      municipalityCode === 'one' ? settlement !== 'Дальнее' : settlement === 'Дальнее'
    const sum = (values: readonly (number | null)[]) =>
      values.reduce<number>((all, value) => all + (value ?? 0), 0)
    fc.assert(
      fc.property(counts, (given) => {
        expect(sum(Object.values(wroteOf(given)).flat())).toBe(
          sum(given.filter(isKnown).map(({ count }) => count)),
        )
      }),
    )
  })

  it('are not called silent for being villages of which half of all questions name no place', () => {
    const many: Region = {
      ...REGION,
      settlements: Array.from({ length: 40 }, (_, at) => ({
        ...{ name: `Место ${at}`, municipalityCode: `m${at >> 1}` },
        population: at % 2 === 0 ? 9000 : 1500,
      })),
      centres: new Map(Array.from({ length: 20 }, (_, at) => [`m${at}`, `Место ${2 * at}`])),
      neighbours: new Map(),
    }
    const counts = many.settlements.map(({ name, municipalityCode }, at) =>
      heard(name, { municipalityCode, count: at % 2 === 0 ? 450 + at : 37 + (at % 5) }),
    )
    expect(mapSilence(placeVoices(many, counts, [MONTHS[0]!])).filter(({ isSilent }) => isSilent)).toEqual([])
    const silent = counts.map((one, at) => (at === 7 ? { ...one, count: 3 } : one))
    expect(
      mapSilence(placeVoices(many, silent, [MONTHS[0]!]))
        .filter(({ isSilent }) => isSilent)
        .map(({ code }) => code),
    ).toEqual(['m3 место 7'])
  })
})
