import type { FakeResponse } from '@veche/contract/fakes.ts'
import { describe, expect, it } from 'vitest'
import { at, ms } from '../test-fake.ts'
import { overruns, slackMs, stepBoxes } from './step-boxes.ts'

type Clock = FakeResponse['clocks'][number]

function clock(step: Clock['step'], from: number, to: number | null, limitMinutes: number): Clock {
  return {
    step,
    limitMinutes,
    startedAt: at(from),
    dueAt: at(from + limitMinutes),
    endedAt: to === null ? null : at(to),
    endedByName: null,
  }
}
const CLOCKS = [
  clock('signal', 0, 9, 15),
  clock('triage', 9, 23, 30),
  clock('facts', 23, 96, 60),
  clock('verdict', 96, null, 30),
]
const AHEAD: FakeResponse['limitsAhead'] = [
  { step: 'text', minutes: 30 },
  { step: 'approval', minutes: 30 },
  { step: 'publication', minutes: 15 },
]
const find = (boxes: ReturnType<typeof stepBoxes>, step: string) => boxes.find((box) => box.step === step)

describe('stepBoxes', () => {
  it('tells what was in time, what was late, what runs and what is to come', () => {
    const boxes = stepBoxes({ limitsAhead: AHEAD, clocks: CLOCKS, step: 'verdict' }, ms(119))
    expect(boxes.map(({ step, state }) => [step, state])).toEqual([
      ['signal', 'done'],
      ['triage', 'done'],
      ['facts', 'over'],
      ['verdict', 'now'],
      ['text', 'ahead'],
      ['approval', 'ahead'],
      ['publication', 'ahead'],
    ])
    expect(find(boxes, 'facts')).toMatchObject({ spentMs: 73 * 60_000, fill: 60 / 73 })
    expect(find(boxes, 'verdict')?.fill).toBeCloseTo(23 / 30)
  })

  it('marks the running step late the moment its time is over', () => {
    const of = (minute: number) =>
      find(stepBoxes({ limitsAhead: AHEAD, clocks: CLOCKS, step: 'verdict' }, ms(minute)), 'verdict')
    expect(of(126)?.state).toBe('now')
    expect(of(127)).toMatchObject({ state: 'late', fill: 1 })
  })

  it('adds up a step that was gone through twice, and counts one that runs again by itself', () => {
    const clocks = [clock('facts', 0, 70, 60), clock('verdict', 70, 80, 30), clock('facts', 80, null, 60)]
    const boxes = stepBoxes({ limitsAhead: AHEAD, clocks, step: 'facts' }, ms(84))
    expect(find(boxes, 'facts')).toMatchObject({
      ...{ times: 2, state: 'now', spentMs: 4 * 60_000, limitMs: 60 * 60_000 },
    })
    const ended = [...clocks.slice(0, 2), clock('facts', 80, 90, 60)]
    expect(
      find(stepBoxes({ limitsAhead: AHEAD, clocks: ended, step: 'text' }, ms(99)), 'facts'),
    ).toMatchObject({ times: 2, state: 'over', spentMs: 80 * 60_000, limitMs: 120 * 60_000 })
  })

  it('shows no signal for a card made by a person, and nothing to come for a dropped one', () => {
    const made = stepBoxes(
      { limitsAhead: AHEAD, clocks: [clock('triage', 0, null, 30)], step: 'triage' },
      ms(1),
    )
    expect(made[0]?.step).toBe('triage')
    const dropped = stepBoxes(
      { limitsAhead: AHEAD, clocks: [clock('triage', 0, 5, 30)], step: 'dropped' },
      ms(9),
    )
    expect(dropped.map(({ step }) => step)).toEqual(['triage'])
  })
})

it('names the steps that took longer than they might, the worst first', () => {
  const clocks = [clock('triage', 0, 40, 30), clock('facts', 40, 200, 60), clock('verdict', 200, 210, 30)]
  expect(overruns({ clocks }, ms(210))).toEqual([
    { step: 'facts', ms: 100 * 60_000 },
    { step: 'triage', ms: 10 * 60_000 },
  ])
})

describe('slackMs', () => {
  const card = { clocks: CLOCKS, step: 'verdict', limitsAhead: AHEAD, totalDueAt: at(240) } as const

  it('is what is left when each step takes all of its time', () => {
    expect(slackMs(card, ms(119))).toBe((240 - 126 - 75) * 60_000)
  })

  it('shrinks while the running step is late, below nothing too', () => {
    expect(slackMs(card, ms(136))).toBe((240 - 136 - 75) * 60_000)
    expect(slackMs(card, ms(200))).toBeLessThan(0)
  })

  it('is none where nothing runs', () => {
    expect(slackMs({ ...card, clocks: CLOCKS.slice(0, 3) }, ms(119))).toBeNull()
  })
})
