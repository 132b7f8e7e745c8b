import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeInZone } from '../../../platform/working-time/index.ts'
import { publishNotBefore } from './publication-time.ts'

const hours = { zone: 'Europe/Moscow', from: '08:00', to: '21:00' }
const at = (moment: string) => new Date(moment)

describe('the hour of a publication', () => {
  it('is now, the morning, or a moment of the day', () => {
    const night = { ...hours, now: at('2026-11-24T19:30:00Z') }
    const day = { ...hours, now: at('2026-11-24T09:00:00Z') }

    expect(publishNotBefore({ when: 'now' }, night)).toBeNull()
    expect(publishNotBefore({ when: 'in_hours' }, day)).toBeNull()
    expect(publishNotBefore({ when: 'in_hours' }, night)).toEqual(at('2026-11-25T05:00:00Z'))
    expect(publishNotBefore({ when: 'in_hours' }, { ...hours, now: at('2026-11-24T02:00:00Z') })).toEqual(
      at('2026-11-24T05:00:00Z'),
    )
    expect(publishNotBefore({ when: 'at', at: '2026-11-25T12:00:00+03:00' }, day)).toEqual(
      at('2026-11-25T09:00:00Z'),
    )
  })

  it.each([
    ['2026-11-24T08:59:00Z', 'answer.publish_in_past'],
    ['2026-11-24T20:00:00Z', 'answer.publish_outside_hours'],
    ['2027-01-24T09:00:00Z', 'answer.publish_too_late'],
  ])('is not %s: %s', (moment, code) => {
    const choose = () =>
      publishNotBefore({ when: 'at', at: moment }, { ...hours, now: at('2026-11-24T09:00:00Z') })
    expect(choose).toThrow(expect.objectContaining({ code }))
  })

  it('never comes before now and always within the hours, over midnight too', () => {
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`)
    const now = fc.date({ min: at('2026-01-01'), max: at('2027-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(
        time,
        time,
        now,
        fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka'),
        (from, to, moment, zone) => {
          const leaves = publishNotBefore({ when: 'in_hours' }, { zone, from, to, now: moment }) ?? moment
          const shown = timeInZone(zone, leaves)
          expect(leaves.getTime()).toBeGreaterThanOrEqual(moment.getTime())
          expect(from < to ? shown >= from && shown < to : shown >= from || shown < to).toBe(true)
        },
      ),
    )
  })
})
