import { LIVESTREAM_STEPS, MoveLivestreamRequest } from '@veche/contract/livestreams.ts'
import { describe, expect, it } from 'vitest'
import { readVkLink } from '../../intake/domain/source-link.ts'
import { collectsAt, followPace, type LivestreamTimes, moveLivestream } from './livestream.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour))
const planned: LivestreamTimes = { step: 'planned', startedAt: null, endedAt: null, closedAt: null }
const moves = MoveLivestreamRequest.shape.move.options

describe('moveLivestream', () => {
  it('goes the whole way and keeps when it began, ended and was closed', () => {
    const way = ['announce', 'collect', 'begin', 'end', 'close'] as const
    const end = way.reduce(
      (stream, move, hour) => moveLivestream(stream, { move, openCount: 0, now: at(hour) }),
      planned,
    )

    expect(end).toEqual({ step: 'closed', startedAt: at(2), endedAt: at(3), closedAt: at(4) })
    expect(moveLivestream(end, { move: 'reopen', openCount: 0, now: at(5) })).toEqual({
      ...{ step: 'follow_up', startedAt: at(2), endedAt: at(3), closedAt: null },
    })
  })

  it('allows from each step these moves and no others', () => {
    const allowed = LIVESTREAM_STEPS.map((step) => [
      step,
      moves.filter((move) => {
        try {
          return moveLivestream({ ...planned, step }, { move, openCount: 0, now: at(0) })
        } catch {
          return false
        }
      }),
    ])
    expect(Object.fromEntries(allowed)).toEqual({
      planned: ['announce', 'cancel'],
      announced: ['collect', 'begin', 'cancel'],
      collecting: ['begin', 'cancel'],
      on_air: ['end'],
      follow_up: ['close'],
      closed: ['reopen'],
      cancelled: [],
    })
  })

  it('is not closed while anything is on control, and says how much', () => {
    const over = { ...planned, step: 'follow_up' as const, startedAt: at(1), endedAt: at(2) }
    expect(() => moveLivestream(over, { move: 'close', openCount: 3, now: at(3) })).toThrow(
      expect.objectContaining({ code: 'livestream.still_on_control', details: { count: 3 } }),
    )
  })
})

describe('collectsAt', () => {
  it('takes questions from the announcement to the end, then a day more as work', () => {
    const taken = LIVESTREAM_STEPS.map((step) => collectsAt({ step, endedAt: at(1) }, at(2)))
    expect(taken).toEqual([null, 'received', 'received', 'received', 'on_control', null, null])
    const late = new Date(at(1).getTime() + 24 * 3_600_000)
    expect(collectsAt({ step: 'follow_up', endedAt: at(1) }, late)).toBe('on_control')
    expect(collectsAt({ step: 'follow_up', endedAt: at(1) }, new Date(late.getTime() + 1))).toBeNull()
  })
})

it('understands addresses of VK as people have them', () => {
  const read = (address: string) => readVkLink(address)?.container ?? null
  expect(read('https://vk.com/wall-456_7')).toBe('vk:wall:-456_7')
  expect(read('https://m.vk.ru/wall-456_7?reply=9')).toBe('vk:wall:-456_7')
  expect(read('https://vk.com/borovichi?w=wall-456_7')).toBe('vk:wall:-456_7')
  expect(read('https://vk.com/video/@borovichi?z=video-456_77%2Fclub456')).toBe('vk:video:-456_77')
  expect(read('https://vkvideo.ru/video-456_77')).toBe('vk:video:-456_77')
  expect(read('https://vk.com/clip-456_77')).toBe('vk:video:-456_77')
  expect(read('https://vk.com/borovichi')).toBeNull()
  expect(read('https://evilvk.com/wall-456_7')).toBeNull()
})

describe('followPace', () => {
  const minute = 60_000
  const from = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * minute)
  const times = { plannedAt: at(12), startedAt: null, endedAt: null }
  const pace = (stream: Partial<Parameters<typeof followPace>[0]>, now: Date) =>
    followPace({ ...times, step: 'announced', ...stream }, now)

  it('looks in from the announcement, and closely from half an hour before the plan', () => {
    expect(pace({ step: 'planned' }, at(12))).toBeNull()
    expect(pace({}, from(at(12), -31))).toBe('slow')
    expect(pace({ step: 'collecting' }, from(at(12), -30))).toBe('close')
    expect(pace({}, from(at(12), 90))).toBe('close')
    // Nobody has begun it: it is forgotten.
    expect(pace({}, from(at(12), 24 * 60 + 1))).toBeNull()
  })

  it('follows until half an hour after the end', () => {
    const onAir = { step: 'on_air', startedAt: at(13) } as const
    expect(pace(onAir, at(15))).toBe('close')
    expect(pace(onAir, from(at(13), 24 * 60 + 1))).toBeNull()
    const over = { ...onAir, step: 'follow_up', endedAt: at(14) } as const
    expect(pace(over, from(at(14), 30))).toBe('close')
    expect(pace(over, from(at(14), 31))).toBeNull()
    expect(pace({ ...over, step: 'closed' }, at(14))).toBeNull()
    expect(pace({ step: 'cancelled' }, at(12))).toBeNull()
  })
})
