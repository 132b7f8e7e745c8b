import { BulletinContent } from '@veche/contract/portal/orders.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addresseesOf, boundPress, isPast, mustDo, stateOf } from './bulletin.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const TOLD = { kind: 'news' as const, publishedNo: 1, toldAt: NOW, closedAt: null, withdrawnAt: null }

describe('the state', () => {
  it('of news is old after thirty days, of an order never by itself', () => {
    const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
    expect([29, 30].map((days) => stateOf(TOLD, later(days)))).toEqual(['open', 'old'])
    expect(stateOf({ ...TOLD, kind: 'order' }, later(300))).toBe('open')
    expect(stateOf({ ...TOLD, kind: 'order', closedAt: NOW }, NOW)).toBe('done')
    expect(stateOf({ ...TOLD, closedAt: NOW }, NOW)).toBe('old')
  })

  it('is a draft until it was told, and withdrawn whatever else it is', () => {
    expect(stateOf({ ...TOLD, publishedNo: null, toldAt: null }, NOW)).toBe('draft')
    expect(stateOf({ ...TOLD, kind: 'order', closedAt: NOW, withdrawnAt: NOW }, NOW)).toBe('withdrawn')
  })

  it('is late from the day after its day', () => {
    expect(['2026-11-23', '2026-11-24', '2026-11-25'].map((today) => isPast('2026-11-24', today))).toEqual([
      ...[false, false, true],
    ])
    expect(isPast(null, '2026-11-25')).toBe(false)
  })
})

const PLACES = {
  agencies: [
    { code: 'administration-volot', kind: 'administration', municipalityCode: 'volot' },
    { code: 'water-volot', kind: 'utility', municipalityCode: 'volot' },
    { code: 'ministry-roads', kind: 'ministry', municipalityCode: null },
  ],
  municipalities: [{ code: 'volot' }, { code: 'kholm' }],
}
const order = (doneBy: 'person' | 'agency' | 'municipality', audience: object = {}) =>
  BulletinContent.parse({
    ...{ title: 'Отчёт', text: 'Прислать', audience },
    task: { act: 'Прислать отчёт', dueOn: '2026-11-30', doneBy },
  })

describe('who must do it', () => {
  it('is each person, each body that is named, or each municipality', () => {
    expect(mustDo(order('person'), PLACES)).toBeNull()
    expect(mustDo(order('municipality'), PLACES)).toEqual(['volot', 'kholm'])
    expect(mustDo(order('municipality', { municipalityCodes: ['kholm'] }), PLACES)).toEqual(['kholm'])
    expect(mustDo(order('agency'), PLACES)).toEqual(PLACES.agencies.map(({ code }) => code))
  })

  it('is for a municipality its administration, once', () => {
    const audience = { agencyCodes: ['administration-volot', 'ministry-roads'], municipalityCodes: ['volot'] }
    expect(mustDo(order('agency', audience), PLACES)).toEqual(['administration-volot', 'ministry-roads'])
  })
})

it('goes to each role in each place, and to any where none is named', () => {
  expect(addresseesOf({ roles: [], agencyCodes: [], municipalityCodes: [] })).toEqual([
    { role: '', placeKind: 'any', placeCode: '' },
  ])
  expect(
    addresseesOf({ roles: ['head', 'executor'], agencyCodes: ['a'], municipalityCodes: ['m'] }),
  ).toHaveLength(4)
})

it('a press is never before the text nor after now, and stands where it is between', () => {
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  const rule = fc.property(moment, moment, moment, (pressed, one, two) => {
    const [from = one, now = two] = [one, two].toSorted((a, b) => a.getTime() - b.getTime())
    const bound = boundPress(pressed, { from, now })
    expect(bound >= from && bound <= now).toBe(true)
    if (pressed >= from && pressed <= now) expect(bound).toEqual(pressed)
  })
  fc.assert(rule)
})
