/** What stands while the author is waited for, through any lives of a question: as rules, without a database. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIncident } from '../../../../../test/factories.ts'
import { STANDARD_SCHEDULE, type WorkingTimeContext } from '../../../../platform/working-time/index.ts'
import type { DeadlineBook } from '../../deadlines/deadline-book.ts'
import type { Deadline } from '../../deadlines/domain/deadline.ts'
import { chooseRule } from '../../deadlines/domain/deadline-rule.ts'
import { DEFAULT_DEADLINE_RULES } from '../../deadlines/domain/default-rules.ts'
import { planDeadlines } from '../../deadlines/domain/plan-deadlines.ts'
import { currentDeadline, moveDeadlines, startDeadlines } from '../../deadlines/set-deadlines.ts'
import { applyCommand } from '../../steps/domain/apply-command.ts'
import type { Incident, IncidentCommand } from '../../steps/domain/incident.ts'
import { isStepAllowed } from '../../steps/domain/incident-steps.ts'
import { clarificationEnding } from './change-clarifying.ts'

const context: WorkingTimeContext = {
  schedule: STANDARD_SCHEDULE,
  calendar: { version: 1, years: {}, regional: [] },
  zone: 'Europe/Moscow',
}
const book: DeadlineBook = {
  zone: context.zone,
  ruleFor: (facts, at) => chooseRule(DEFAULT_DEADLINE_RULES, facts, { at, zone: context.zone })!,
  ruleName: () => '',
  ruleKey: () => null,
  contextOf: () => context,
  scheduleFor: () => 'standard',
}
/** A Tuesday, ten in the morning. */
const START = Date.parse('2026-11-24T10:00:00+03:00')
const at = (hours: number) => new Date(START + hours * HOUR_MS)
const TERM_MS = 3 * DAY_MS

type Life = { incident: Incident; deadlines: Deadline[]; endings: string[] }

function begin(): Life {
  const incident = buildIncident({
    ...{ step: 'in_progress', agencyCode: 'a', topicCode: 't', groupCode: 'g', assigneeId: 'ivanov' },
    foundAt: at(0),
  })
  const subject = { ...incident, surface: 'comment', network: 'vk' }
  const start = (['first_answer', 'draft'] as const).map((key) => ({ key, startedAt: at(0) }))
  const deadlines = startDeadlines({ start }, subject, { book })
  return { incident, deadlines, endings: [] }
}

function live(life: Life, command: IncidentCommand, now: Date): Life {
  const isInHand = command.type === 'take' && life.incident.step !== 'assigned'
  if (isInHand || !isStepAllowed(life.incident, command.type)) return life
  const incident = applyCommand(life.incident, command, now)
  const plan = planDeadlines(life.incident, incident, command, now)
  const subject = { ...incident, surface: 'comment', network: 'vk' }
  const { left, fresh } = moveDeadlines(life.deadlines, { subject, plan, book, now })
  const ending = clarificationEnding(life.incident, incident, command)
  return {
    incident,
    deadlines: [...left, ...fresh],
    endings: ending === null ? life.endings : [...life.endings, ending],
  }
}

const ask: IncidentCommand = { type: 'clarify', clarificationId: 'asked', isProposed: false }
const publish = (now: Date, stopsClocks = true): IncidentCommand => ({
  ...{ type: 'clarification_published', waitsUntil: new Date(now.getTime() + TERM_MS), stopsClocks },
  askedBy: 'ivanov',
})
const reply: IncidentCommand = { type: 'follow_up', isThanks: false, verdict: null }
const silence: IncidentCommand = { type: 'end_clarification', endedAs: 'silence' }
const takeBack: IncidentCommand = { type: 'end_clarification', endedAs: 'taken_back' }

const act = fc.constantFrom<(now: Date) => IncidentCommand>(
  () => ask,
  () => ask,
  (now) => publish(now),
  (now) => publish(now),
  (now) => publish(now, false),
  () => reply,
  () => ({ ...reply, isOfMember: true }) as IncidentCommand,
  () => silence,
  () => takeBack,
  () => ({ type: 'freeze', userId: 'petrov', reason: 'суд' }),
  () => ({ type: 'unfreeze', userId: 'petrov' }),
  () => ({ type: 'classify', changes: { urgency: 'urgent' } }),
  () => ({ type: 'submit' }),
  () => ({ type: 'send_back' }),
  () => ({ type: 'assign', agencyCode: 'b' }),
  (now) => ({ type: 'take', userId: 'ivanov', leaseUntil: now }),
)
const course = fc.array(fc.tuple(act, fc.integer({ min: 1, max: 20 })), { maxLength: 25 })

function walk(
  steps: readonly [(now: Date) => IncidentCommand, number][],
  see: (life: Life, now: Date) => void,
) {
  let [life, hours] = [begin(), 0]
  for (const [command, later] of steps) {
    hours += later
    life = live(life, command(at(hours)), at(hours))
    see(life, at(hours))
  }
  return life
}
const ofQuestion = ({ pauses }: Deadline) => pauses.filter(({ reason }) => reason === 'clarification')

describe('through any life of a question', () => {
  it('no deadline is ever in two pauses, and a pause of a question is open only while its author is waited for', () => {
    fc.assert(
      fc.property(course, (steps) => {
        walk(steps, ({ incident, deadlines }) => {
          for (const deadline of deadlines) {
            const { pauses } = deadline
            for (const [index, { from }] of pauses.entries()) {
              const before = pauses[index - 1]
              if (before) expect(before.until!.getTime()).toBeLessThanOrEqual(from.getTime())
            }
            if (ofQuestion(deadline).some(({ until }) => until === null))
              expect(incident.clarifyUntil).not.toBeNull()
          }
        })
      }),
    )
  })

  it('no pause of a question outlasts its term, and neither sorting nor approval is ever stopped by it', () => {
    fc.assert(
      fc.property(course, (steps) => {
        walk(steps, ({ deadlines }) => {
          for (const deadline of deadlines) {
            for (const { from, until } of ofQuestion(deadline)) {
              expect(['draft', 'first_answer', 'reopened_answer', 'final_answer']).toContain(deadline.key)
              if (until) expect(until.getTime() - from.getTime()).toBeLessThanOrEqual(TERM_MS)
            }
          }
        })
      }),
    )
  })

  it('a question is open only where somebody writes the answer, and while no moderator has stopped the clocks', () => {
    fc.assert(
      fc.property(course, (steps) => {
        walk(steps, ({ incident: { clarificationId, step, isFrozen } }) => {
          if (clarificationId !== null) expect(['in_progress', 'rework']).toContain(step)
          if (clarificationId !== null) expect(isFrozen).toBe(false)
        })
      }),
    )
  })

  it('each question ends once, and none is open but the last', () => {
    fc.assert(
      fc.property(course, (steps) => {
        let [begun, isOpen] = [0, false]
        const { endings } = walk(steps, ({ incident }) => {
          const isOpenNow = incident.clarificationId !== null
          if (isOpenNow && !isOpen) begun += 1
          isOpen = isOpenNow
        })
        expect(endings.length).toBe(begun - Number(isOpen))
      }),
    )
  })

  it('what is shown while it is waited for is never late before the wait is over', () => {
    fc.assert(
      fc.property(course, (steps) => {
        walk(steps, ({ incident, deadlines }, now) => {
          const until = incident.clarifyUntil
          if (!until || until < now) return
          const shown = currentDeadline(deadlines, { until, contextOf: () => context })
          const real = deadlines.find(({ key }) => key === shown.deadlineKey)
          if (real?.state === 'paused')
            expect(shown.deadlineDueAt!.getTime()).toBeGreaterThanOrEqual(until.getTime())
        })
      }),
    )
  })
})

describe('a wait', () => {
  const waiting = () => live(live(begin(), ask, at(1)), publish(at(2)), at(2))
  const dues = ({ deadlines }: Life) => deadlines.map(({ key, dueAt }) => [key, dueAt])

  it('gives back the same time however it ends', () => {
    const [answered, takenBack] = [reply, takeBack].map((command) => live(waiting(), command, at(7)))
    expect(dues(answered!)).toEqual(dues(takenBack!))
    expect([...answered!.endings, ...takenBack!.endings]).toEqual(['answered', 'taken_back'])
  })

  it('that is noticed late ends when its term ended', () => {
    const until = new Date(at(2).getTime() + TERM_MS)
    const [inTime, late] = [until, new Date(until.getTime() + 5 * DAY_MS)].map((now) =>
      live(waiting(), silence, now),
    )
    expect(dues(late!)).toEqual(dues(inTime!))
    expect(late!.deadlines.map(({ pauses }) => pauses.at(-1)!.until)).toEqual([until, until])
  })

  it('ends once, whichever of two comes first', () => {
    for (const [first, second] of [
      [reply, silence],
      [silence, reply],
      [takeBack, reply],
    ] as const) {
      const once = live(waiting(), first, at(5))
      const twice = live(once, second, at(6))
      expect(dues(twice)).toEqual(dues(once))
      expect(twice.endings).toHaveLength(1)
    }
  })

  it('leaves a date that was promised to the author where it is', () => {
    const life = begin()
    const promised = { ...life, incident: { ...life.incident, promiseDueAt: at(200) } }
    const subject = { ...life.incident, surface: 'comment', network: 'vk' }
    const start = [{ key: 'final_answer' as const, startedAt: at(0) }]
    const deadlines = [...life.deadlines, ...startDeadlines({ start }, subject, { book })]
    const asked = live(live({ ...promised, deadlines }, ask, at(1)), publish(at(2)), at(2))
    expect(Object.fromEntries(asked.deadlines.map(({ key, state }) => [key, state]))).toEqual({
      ...{ first_answer: 'paused', draft: 'paused', final_answer: 'running' },
    })
  })

  it('is not ended by the author of another question that was merged in', () => {
    const other: IncidentCommand = { type: 'follow_up', isThanks: false, verdict: null, isOfMember: true }
    expect(live(waiting(), other, at(5)).incident.clarifyUntil).not.toBeNull()
  })

  it('stops no deadline that was missed before it', () => {
    const late = live(live(begin(), ask, at(40)), publish(at(41)), at(41))
    expect(late.deadlines.flatMap(({ pauses }) => pauses)).toEqual([])
  })
})
