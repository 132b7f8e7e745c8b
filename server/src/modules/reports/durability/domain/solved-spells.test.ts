import { DAY_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureDurability } from './durability.ts'
import { createPlaceIndex, metresBetween, NEAR_METRES, type PlaceOfTrouble } from './places-near.ts'
import { type Complaint, findSpells, type SolvedClosing } from './solved-spells.ts'

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * DAY_MS)
const UNTIL = day(100)
const LAMP: PlaceOfTrouble = { objectId: 'lamp-7', point: null }
const at = (metresNorth: number): PlaceOfTrouble => {
  return { objectId: null, point: { latitude: 58.5 + metresNorth / 111_195, longitude: 31.3 } }
}

function closing(incidentId: string, closedAt: Date, changes: Partial<SolvedClosing> = {}): SolvedClosing {
  return { incidentId, closedAt, agencyCode: 'light', topicCode: 'lamps', ...LAMP, ...changes }
}
function complaint(incidentId: string, foundAt: Date, changes: Partial<Complaint> = {}): Complaint {
  return { incidentId, foundAt, topicCode: 'lamps', ...LAMP, ...changes }
}
const spellsOf = (closings: readonly SolvedClosing[], complaints: readonly Complaint[]) =>
  findSpells(closings, complaints, UNTIL).map(({ incidentId, days, endedBy }) => ({
    incidentId,
    days,
    endedBy,
  }))

describe('a spell of «решено»', () => {
  it('ends with the next complaint at the same object', () => {
    const complaints = [complaint('old', day(1)), complaint('new', day(30)), complaint('newer', day(31))]
    expect(spellsOf([closing('old', day(10))], complaints)).toEqual([
      { incidentId: 'old', days: 20, endedBy: 'new' },
    ])
  })

  it('lasts until we stop looking when nobody complains', () => {
    expect(spellsOf([closing('old', day(10))], [complaint('later', day(101))])).toEqual([
      { incidentId: 'old', days: 90, endedBy: null },
    ])
  })

  it('ends with a complaint within a hundred metres, not beyond, and not on another topic', () => {
    const closings = [closing('old', day(10), at(0))]
    expect(spellsOf(closings, [complaint('new', day(15), at(95))])).toMatchObject([{ endedBy: 'new' }])
    expect(spellsOf(closings, [complaint('new', day(15), at(110))])).toMatchObject([{ endedBy: null }])
    expect(spellsOf(closings, [complaint('new', day(15), { ...at(5), topicCode: 'holes' })])).toMatchObject([
      { endedBy: null },
    ])
  })

  it('is not started anew by closing the same trouble again', () => {
    const closings = [closing('a', day(10)), closing('b', day(10)), closing('c', day(25))]
    expect(spellsOf(closings, [complaint('new', day(30))])).toEqual([
      { incidentId: 'a', days: 20, endedBy: 'new' },
    ])
  })

  it('begins again with the closing after a complaint', () => {
    const complaints = [complaint('b', day(20)), complaint('c', day(50))]
    expect(spellsOf([closing('a', day(10)), closing('b', day(25))], complaints)).toEqual([
      { incidentId: 'a', days: 10, endedBy: 'b' },
      { incidentId: 'b', days: 25, endedBy: 'c' },
    ])
  })

  it('is not known of a closing without a place', () => {
    expect(spellsOf([closing('a', day(10), { objectId: null })], [])).toEqual([])
  })

  it('never adds up, at one place, to more days than were observed, however often it was closed', () => {
    const anyClosings = fc.array(fc.tuple(fc.nat(99), fc.nat(2)), { maxLength: 12 })
    const anyComplaints = fc.array(fc.tuple(fc.nat(99), fc.nat(2)), { maxLength: 12 })
    const lamp = (number: number) => ({ objectId: `lamp-${number}` })
    fc.assert(
      fc.property(anyClosings, anyComplaints, (closed, complained) => {
        const closings = closed.map(([on, place], index) => closing(`c${index}`, day(on), lamp(place)))
        const complaints = complained.map(([on, place], index) =>
          complaint(`q${index}`, day(on), lamp(place)),
        )
        const spells = findSpells(closings, complaints, UNTIL)
        // At one place spells follow each other: their days never add up to more than was observed.
        for (const place of [0, 1, 2]) {
          const own = spells.filter(({ incidentId }) =>
            closings.some((one) => one.incidentId === incidentId && one.objectId === `lamp-${place}`),
          )
          expect(own.reduce((sum, { days }) => sum + days, 0)).toBeLessThanOrEqual(100)
        }
      }),
    )
  })
})

describe('durability', () => {
  it('is told by body, and not of a few', () => {
    const spells = Array.from({ length: 8 }, (_, index) => ({
      incidentId: `${index}`,
      agencyCode: index < 6 ? 'light' : 'roads',
      topicCode: 'lamps',
      days: 10 + index,
      hasEnded: index < 4,
      endedBy: null,
    }))
    const byBody = measureDurability(spells, ({ agencyCode }) => agencyCode)
    expect(byBody.get('light')).toMatchObject({ spells: 6, complaints: 4, curve: { medianDays: 12 } })
    expect(byBody.get('roads')).toEqual({ spells: 2, complaints: 0, curve: null })
    expect([...measureDurability(spells, ({ topicCode }) => topicCode).keys()]).toEqual(['lamps'])
  })
})

describe('near places', () => {
  it('are found as by measuring each', () => {
    const anyPlace = fc.record({
      north: fc.integer({ min: -300, max: 300 }),
      east: fc.integer({ min: -300, max: 300 }),
    })
    fc.assert(
      fc.property(
        fc.array(anyPlace, { maxLength: 30 }),
        fc.constantFrom(-33.9, 0, 58.5, 68.97),
        (rows, latitude) => {
          const places = rows.map(({ north, east }) => ({
            objectId: null,
            point: { latitude: latitude + north / 111_195, longitude: 31 + east / 60_000 },
          }))
          const index = createPlaceIndex(places)
          for (const place of places) {
            const measured = places.filter(({ point }) => metresBetween(point, place.point) <= NEAR_METRES)
            expect(new Set(index.near(place))).toEqual(new Set(measured))
          }
        },
      ),
    )
  })

  it('are measured on the sphere', () => {
    const moscow = { latitude: 55.7558, longitude: 37.6173 }
    const novgorod = { latitude: 58.5228, longitude: 31.2698 }
    expect(metresBetween(moscow, novgorod) / 1000).toBeCloseTo(491, -1)
  })
})
