import { TODAY_ACTS, TODAY_KINDS } from '@veche/contract/values/today.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildItem } from '../source.ts'
import { type FoundItem, orderDay } from './order-day.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const EDGES = {
  now: NOW,
  endOfDay: new Date('2026-11-24T21:00:00Z'),
  endOfTomorrow: new Date('2026-11-25T21:00:00Z'),
}
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000).toISOString()

const moment = fc.option(fc.integer({ min: -72, max: 72 }).map(at))
const found: fc.Arbitrary<FoundItem> = fc
  .record({
    kind: fc.constantFrom(...TODAY_KINDS),
    act: fc.constantFrom(...TODAY_ACTS),
    thing: fc.integer({ min: 1, max: 12 }).map((number) => `thing:${number}`),
    dueAt: moment,
    startsAt: moment,
    endsAt: moment,
    awaitedUntil: moment,
    isForToday: fc.boolean(),
    isPaused: fc.boolean(),
    isUrgent: fc.boolean(),
    waiting: fc.option(fc.integer({ min: 1, max: 90 }).map((hours) => ({ name: 'Вера', since: at(-hours) }))),
  })
  .map((item) => buildItem({ ...item, id: item.thing }))
const day = fc.array(found, { maxLength: 30 })

const item = (thing: string, rest: Partial<FoundItem> = {}) =>
  buildItem({ kind: 'task', act: 'answer', id: thing, thing, ...rest })
const idsOf = (items: readonly FoundItem[]) => orderDay(items, EDGES).map(({ id }) => id)

it('tells late things by how late they are, then those of today, those without time, those of later', () => {
  const items = [
    item('tomorrow', { dueAt: at(30) }),
    item('never'),
    item('evening', { dueAt: at(8) }),
    item('late', { dueAt: at(-1) }),
    item('stream', { kind: 'stream', startsAt: at(4) }),
    item('very late', { dueAt: at(-20) }),
    item('stands', { dueAt: at(-3), isPaused: true }),
  ]
  expect(idsOf(items)).toEqual(['very late', 'late', 'stream', 'evening', 'never', 'stands', 'tomorrow'])
})

it('has what came back today, however far away its deadline is, and of what has no time who waits longest first', () => {
  const waits = (hours: number) => ({ waiting: { name: 'Вера', since: at(-hours) } })
  const items = [
    item('in three days', { dueAt: at(72) }),
    item('note', { kind: 'mention', act: 'answer_note', ...waits(2) }),
    item('older note', { kind: 'mention', act: 'answer_note', ...waits(5) }),
    item('returned', { kind: 'returned', act: 'mend', dueAt: at(72), isForToday: true }),
    item('late and returned', { kind: 'returned', act: 'mend', dueAt: at(-1), isForToday: true }),
  ]
  expect(orderDay(items, EDGES).map(({ id, time }) => [id, time])).toEqual([
    ...[
      ['late and returned', 'late'],
      ['returned', 'today'],
      ['older note', 'none'],
      ['note', 'none'],
      ['in three days', 'later'],
    ],
  ])
})

it('has what is due soon after midnight today, and what is due in the morning tomorrow', () => {
  const late = new Date('2026-11-24T20:40:00Z')
  const after = (hours: number) => new Date(late.getTime() + hours * 3_600_000).toISOString()
  const items = [
    item('in half an hour', { dueAt: after(0.5) }),
    item('in the morning', { dueAt: after(9) }),
    item('stream at night', { kind: 'stream', startsAt: after(3) }),
  ]
  expect(orderDay(items, { ...EDGES, now: late }).map(({ id, time }) => [id, time])).toEqual([
    ['in half an hour', 'today'],
    ['stream at night', 'today'],
    ['in the morning', 'tomorrow'],
  ])
})

it('tells of whom one waits by the day until which they are waited for', () => {
  const items = [
    item('author', { dueAt: at(-2), isPaused: true, awaitedUntil: at(70) }),
    item('evening', { dueAt: at(8) }),
  ]
  expect(orderDay(items, EDGES).map(({ id, time }) => [id, time])).toEqual([
    ...[
      ['evening', 'today'],
      ['author', 'later'],
    ],
  ])
})

it('has an urgent text that waits for a word first of today, whenever it is to be out', () => {
  const items = [
    item('evening', { dueAt: at(1) }),
    item('calm text', { kind: 'broadcast', act: 'decide' }),
    item('urgent text', { kind: 'broadcast', act: 'decide', isUrgent: true, dueAt: at(40) }),
  ]
  expect(idsOf(items)).toEqual(['urgent text', 'evening', 'calm text'])
})

it('has what is urgent on top however far its term is, and by time after that', () => {
  const items = [
    item('late', { dueAt: at(-5) }),
    item('late danger', { dueAt: at(-1), isUrgent: true }),
    item('in an hour', { dueAt: at(1) }),
    item('danger in the evening', { dueAt: at(8), isUrgent: true }),
    item('danger in two hours', { dueAt: at(2), isUrgent: true }),
    item('in three days', { dueAt: at(72) }),
    item('danger in four days', { dueAt: at(96), isUrgent: true }),
  ]
  expect(idsOf(items)).toEqual([
    ...['late danger', 'late', 'danger in two hours', 'danger in the evening', 'danger in four days'],
    ...['in an hour', 'in three days'],
  ])
})

it('shows a task that is a promise and has a note in it once, by its nearest time', () => {
  const [one, ...others] = orderDay(
    [
      item('same', { dueAt: at(30), isUrgent: true }),
      item('same', { kind: 'mention', act: 'answer_note', words: 'Когда?' }),
      item('same', { kind: 'promise', act: 'keep_promise', dueAt: at(4), title: 'Заменить столб' }),
    ],
    EDGES,
  )
  expect(others).toEqual([])
  expect(one).toMatchObject({
    ...{ kind: 'promise', also: ['task', 'mention'], act: 'keep_promise', title: 'Заменить столб' },
    ...{ dueAt: at(4), time: 'today', isUrgent: true, words: 'Когда?' },
  })
})

it('names the promise that runs while the author is waited for', () => {
  const [one, ...others] = orderDay(
    [
      item('same', { dueAt: at(2), isPaused: true, awaitedUntil: at(70) }),
      item('same', { kind: 'promise', act: 'keep_promise', dueAt: at(1), isPromised: true }),
    ],
    EDGES,
  )
  expect(others).toEqual([])
  expect(one).toMatchObject({ dueAt: at(1), isPaused: false, isPromised: true, awaitedUntil: at(70) })
})

it('has what goes on at its end, and what has no hour after what has one', () => {
  const items = [
    item('duty', { kind: 'duty', startsAt: at(-3), endsAt: at(3) }),
    item('in two hours', { dueAt: at(2) }),
    item('in four hours', { dueAt: at(4) }),
    item('call', { kind: 'broadcast', act: 'decide', isUrgent: true }),
    item('call of one o’clock', { kind: 'broadcast', act: 'decide', isUrgent: true, dueAt: at(1) }),
  ]
  expect(idsOf(items)).toEqual([...['call of one o’clock', 'call', 'in two hours', 'duty', 'in four hours']])
})

type Shown = ReturnType<typeof orderDay>[number]
const isCall = ({ kind, isUrgent }: Shown) => kind === 'broadcast' && isUrgent
/** As the row shows it. */
function hourOf({ dueAt, startsAt, endsAt, isPaused, awaitedUntil }: Shown): number {
  const goesOn = startsAt !== null && startsAt <= NOW.toISOString()
  const shown = isPaused ? awaitedUntil : (dueAt ?? (goesOn ? (endsAt ?? startsAt) : startsAt))
  return shown === null ? Number.POSITIVE_INFINITY : Date.parse(shown)
}

it('stands by the hour within each part, what is urgent before the rest', () => {
  fc.assert(
    fc.property(day, (items) => {
      const parts = Map.groupBy(orderDay(items, EDGES), (shown) => {
        return `${shown.time} ${isCall(shown)} ${shown.isUrgent}`
      })
      for (const [part, shown] of parts) {
        const hours = shown.map(hourOf)
        if (!part.startsWith('none')) expect(hours).toEqual(hours.toSorted((one, other) => one - other || 0))
      }
    }),
  )
})

it('has each thing in the part of its day, but for what came back and what is urgent', () => {
  fc.assert(
    fc.property(day, (items) => {
      const cameBack = new Set(items.filter(({ isForToday }) => isForToday).map(({ thing }) => thing))
      for (const shown of orderDay(items, EDGES)) {
        const { startsAt, dueAt, isPaused, awaitedUntil } = shown
        const told = isPaused ? awaitedUntil : (dueAt ?? startsAt)
        if (told === null || isCall(shown) || cameBack.has(shown.id)) continue
        if (shown.isUrgent && !isPaused && dueAt !== null) continue
        const isLate = !isPaused && dueAt !== null && Date.parse(dueAt) < NOW.getTime()
        const ends = [EDGES.endOfDay, EDGES.endOfTomorrow].filter((end) => Date.parse(told) >= end.getTime())
        expect(shown.time).toBe(isLate ? 'late' : ['today', 'tomorrow', 'later'][ends.length])
      }
    }),
  )
})

it('drops nothing and doubles nothing', () => {
  fc.assert(
    fc.property(day, (items) => {
      const shown = orderDay(items, EDGES)
      expect(shown.map(({ id }) => id).toSorted()).toEqual(
        [...new Set(items.map(({ thing }) => thing))].toSorted(),
      )
      for (const { id, kind, also } of shown) {
        const kinds = new Set(items.filter(({ thing }) => thing === id).map((one) => one.kind))
        expect(new Set([kind, ...also])).toEqual(kinds)
      }
    }),
  )
})

it('gives one order, in whatever order the sources answer', () => {
  const shuffled = day.chain((items) =>
    fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
  )
  fc.assert(
    fc.property(shuffled, ([items, others]) => {
      // Of two that say the same of one thing either may tell it.
      const once = (some: readonly FoundItem[]) =>
        some.filter((one) => some.every((other) => !hides(other, one)))
      expect(idsOf(once(others))).toEqual(idsOf(once(items)))
    }),
  )
})

const hides = (other: FoundItem, one: FoundItem) =>
  other !== one && other.thing === one.thing && other.kind === one.kind

it('never tells what is later before what is late', () => {
  fc.assert(
    fc.property(day, (items) => {
      const ranks = orderDay(items, EDGES).map(({ time }) =>
        ['late', 'today', 'none', 'tomorrow', 'later'].indexOf(time),
      )
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
    }),
  )
})
