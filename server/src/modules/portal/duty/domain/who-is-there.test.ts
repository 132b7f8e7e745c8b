import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpenHours } from './hours.ts'
import { onDutyAt, type Shift, type Staff, speakerOf, whoIsThere } from './who-is-there.ts'

const at = (text: string) => new Date(`${text}:00+03:00`)
const shift = (personId: string, from: string, to: string): Shift => ({
  ...{ personId, startsAt: at(from), endsAt: at(to) },
})
const PEOPLE = new Map(
  ['Анна', 'Борис', 'Вера'].map((name) => [name, { id: name, name, phone: `0-${name.length}` }]),
)
const STAFF: Staff = { people: PEOPLE, absences: [] }
const OPEN: OpenHours = { isRoundTheClock: false, isOpen: true, changesAt: at('2026-11-30T17:30') }
const CLOSED: OpenHours = { isRoundTheClock: false, isOpen: false, changesAt: at('2026-11-30T08:30') }
const NOBODY = { shifts: [], hours: OPEN, leadId: null, deputyId: null }
const names = (there: { speakers: { name: string }[] }) => there.speakers.map(({ name }) => name)

describe('who is on duty', () => {
  it('has a night shift over midnight and over the end of a month, and its end is not part of it', () => {
    const shifts = [shift('Анна', '2026-11-30T20:00', '2026-12-01T08:00')]
    expect(onDutyAt(shifts, at('2026-12-01T00:00'))).toHaveLength(1)
    expect(onDutyAt(shifts, at('2026-12-01T07:59'))).toHaveLength(1)
    expect(onDutyAt(shifts, at('2026-12-01T08:00'))).toHaveLength(0)
    expect(onDutyAt(shifts, at('2026-11-30T19:59'))).toHaveLength(0)
  })

  it('puts whoever has come last first while two hand over', () => {
    const shifts = [
      shift('Анна', '2026-11-30T08:00', '2026-11-30T20:30'),
      shift('Борис', '2026-11-30T20:00', '2026-12-01T08:00'),
    ]
    const there = whoIsThere({ ...NOBODY, shifts }, at('2026-11-30T20:15'), STAFF)
    expect([there.by, names(there), there.until]).toEqual([
      ...['shift', ['Борис', 'Анна'], at('2026-12-01T08:00')],
    ])
  })

  it('finds each moment of a day without gaps covered by exactly one of the shifts that follow each other', () => {
    const bounds = fc.uniqueArray(fc.integer({ min: 1, max: 1439 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(bounds, fc.integer({ min: 0, max: 1439 }), (inner, minute) => {
        const base = at('2026-11-30T00:00').getTime()
        const marks = [0, ...inner.toSorted((one, other) => one - other), 1440]
        const moment = (minutes: number) => new Date(base + minutes * 60_000)
        const shifts = marks.slice(1).map((end, index) => ({
          ...{ personId: 'Анна', startsAt: moment(marks[index] ?? 0), endsAt: moment(end) },
        }))
        expect(onDutyAt(shifts, moment(minute))).toHaveLength(1)
      }),
    )
  })
})

describe('who speaks', () => {
  const away = (personId: string, substitute: string | null) => ({
    ...{ personId, startsAt: at('2026-11-30T00:00'), endsAt: at('2026-12-01T00:00') },
    substitute: substitute === null ? null : { personId: substitute, name: substitute, phone: '0-0' },
  })

  it('is whoever stands in for somebody who is away at that moment, and no longer', () => {
    const staff = { ...STAFF, absences: [away('Анна', 'Вера')] }
    expect(speakerOf('Анна', at('2026-11-30T23:59'), staff)).toMatchObject({
      ...{ name: 'Вера', phone: '0-0', standsInFor: 'Анна', isAway: false },
    })
    expect(speakerOf('Анна', at('2026-12-01T00:00'), staff)).toMatchObject({
      name: 'Анна',
      standsInFor: null,
    })
  })

  it('says that somebody is away when nobody stands in', () => {
    const staff = { ...STAFF, absences: [away('Анна', null)] }
    expect(speakerOf('Анна', at('2026-11-30T12:00'), staff)).toMatchObject({ name: 'Анна', isAway: true })
  })

  it('is the one responsible while it is open, the deputy when they are away, and nobody while it is closed', () => {
    const post = { ...NOBODY, leadId: 'Анна', deputyId: 'Борис' }
    const noon = at('2026-11-30T12:00')
    expect(whoIsThere(post, noon, STAFF)).toMatchObject({ by: 'lead', until: OPEN.changesAt })
    const staff = { ...STAFF, absences: [away('Анна', null)] }
    expect(whoIsThere(post, noon, staff)).toMatchObject({ by: 'deputy', speakers: [{ name: 'Борис' }] })
    expect(whoIsThere({ ...post, hours: CLOSED }, at('2026-11-29T23:00'), STAFF)).toMatchObject({
      ...{ by: 'nobody', speakers: [], next: { at: CLOSED.changesAt, speaker: { name: 'Анна' } } },
    })
  })

  it('is the one responsible when whoever has the shift is away and nobody stands in', () => {
    const shifts = [shift('Вера', '2026-11-30T08:00', '2026-11-30T20:00')]
    const staff = { ...STAFF, absences: [away('Вера', null)] }
    const post = { ...NOBODY, shifts, leadId: 'Анна' }
    expect(whoIsThere(post, at('2026-11-30T12:00'), staff)).toMatchObject({ by: 'lead' })
    expect(whoIsThere({ ...post, leadId: null }, at('2026-11-30T12:00'), staff)).toMatchObject({
      ...{ by: 'shift', speakers: [{ name: 'Вера', isAway: true }] },
    })
  })

  it('is a shift before whoever is responsible, and the next shift when it comes before the opening', () => {
    const shifts = [shift('Вера', '2026-11-30T06:00', '2026-11-30T12:00')]
    const post = { ...NOBODY, shifts, leadId: 'Анна' }
    expect(names(whoIsThere(post, at('2026-11-30T07:00'), STAFF))).toEqual(['Вера'])
    expect(whoIsThere({ ...post, hours: CLOSED }, at('2026-11-30T05:00'), STAFF).next).toMatchObject({
      ...{ at: at('2026-11-30T06:00'), speaker: { name: 'Вера' } },
    })
  })
})
