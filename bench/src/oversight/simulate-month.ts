/**
 * Simulates a month of four bodies and the centre, minute by minute and by rules of its own. It shares nothing with
 * the replay that it judges: people differ in pace, are interrupted, go on leave, do not always take what is due
 * first; a head approves in batches; the centre sends some answers back.
 */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { FinishedStep, PastMonth } from '../../../server/src/modules/reports/replay/index.ts'
import {
  createRandom,
  drawIndex,
  drawNormal,
  type Random,
} from '../../../server/src/modules/reports/statistics/index.ts'
import { isWorkingMoment } from '../../../server/src/platform/working-time/index.ts'
import {
  CONTEXT,
  drawQuestions,
  hireWorkers,
  type MonthRules,
  type Question,
  type Stage,
  type Worker,
} from './month-people.ts'

const WARM_UP_DAYS = 10
/** After it nothing is open any more that is due in the month. */
const REST_DAYS = 20
const SENT_BACK = 0.1
/** The share of minutes that meetings and calls take. */
const INTERRUPTED = 0.12
const HEAD_LOOKS_MINUTES = 90

/** How many minutes writing takes. */
const WRITING_MINUTES: Readonly<Record<string, number>> = { roads: 75, heat: 60, town: 50, social: 80 }

/** `load` scales what comes; `luck` changes everything but what comes and who works there. */
export function simulateMonth(
  { seed, load, luck, from }: { seed: number; load: number; luck: number; from: Date },
  rules: MonthRules,
): PastMonth {
  const period = { from, to: new Date(from.getTime() + 30 * DAY_MS) }
  const startMs = from.getTime() - WARM_UP_DAYS * DAY_MS
  const endMs = period.to.getTime() + REST_DAYS * DAY_MS
  const arriving = drawQuestions(createRandom('questions', seed), { startMs, endMs, load, rules })
  const random = createRandom('month', seed, luck)
  const workers = hireWorkers(seed, rules, { startMs, endMs: period.to.getTime() })
  const waiting = new Map<string, Question[]>()
  const steps: FinishedStep[] = []
  const queueOf = (stage: Stage, agencyCode: string | null) => {
    const key = `${stage} ${agencyCode}`
    const queue = waiting.get(key) ?? []
    waiting.set(key, queue)
    return queue
  }
  const send = (question: Question, stage: Stage, at: Date) => {
    question.waitsSince = at
    queueOf(stage, stage === 'centre_approval' ? null : question.agencyCode).push(question)
  }
  let next = 0
  for (let ms = startMs; ms < endMs; ms += MINUTE_MS) {
    const at = new Date(ms)
    for (let question = arriving[next]; question && question.readyAt <= at; question = arriving[next]) {
      send(question, 'work', question.readyAt)
      next += 1
    }
    if (!isWorkingMoment(at, CONTEXT)) continue
    for (const worker of workers) workMinute(worker, { at, random, queueOf, send, steps, rules })
  }
  return {
    period,
    contextOf: () => CONTEXT,
    questions: arriving.map(({ waitsSince: _, isBack: __, ...question }) => question),
    steps: steps.filter(({ doneAt }) => doneAt.getTime() < endMs),
  }
}

export function shareOnTime({ questions, period }: PastMonth): number {
  const counted = questions.filter(({ readyAt, dueAt }) => readyAt >= period.from && dueAt <= period.to)
  return (
    counted.filter(({ answeredAt, dueAt }) => answeredAt !== null && answeredAt <= dueAt).length /
    counted.length
  )
}

type Minute = {
  at: Date
  random: Random
  queueOf: (stage: Stage, agencyCode: string | null) => Question[]
  send: (question: Question, stage: Stage, at: Date) => void
  steps: FinishedStep[]
  rules: MonthRules
}

function workMinute(worker: Worker, minute: Minute): void {
  const { at, random } = minute
  if (at.getTime() >= worker.leave.fromMs && at.getTime() < worker.leave.toMs) return
  if (random() < INTERRUPTED) return
  worker.busy ??= takeNext(worker, minute)
  if (!worker.busy) return
  worker.busy.leftMinutes -= 1
  if (worker.busy.leftMinutes > 0) return
  finishStep(worker, worker.busy.question, minute)
  worker.busy = null
}

function takeNext(worker: Worker, { at, random, queueOf }: Minute): Worker['busy'] {
  const queue = queueOf(worker.stage, worker.agencyCode)
  if (queue.length === 0) return null
  if (worker.stage === 'head_approval' && at.getTime() < worker.looksAtMs) return null
  const byDue = queue.toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
  const question = random() < 0.7 ? byDue[0] : byDue[drawIndex(random, byDue.length)]
  if (!question) return null
  queue.splice(queue.indexOf(question), 1)
  if (queue.length === 0) worker.looksAtMs = at.getTime() + HEAD_LOOKS_MINUTES * MINUTE_MS
  return { question, leftMinutes: drawMinutes(random, worker, question) }
}

function drawMinutes(random: Random, worker: Worker, question: Question): number {
  const usual =
    worker.stage === 'work'
      ? (WRITING_MINUTES[question.agencyCode] ?? 60) * (question.isBack ? 0.4 : 1)
      : worker.stage === 'head_approval'
        ? 6
        : 9
  return Math.max(1, Math.round(usual * worker.pace * Math.exp(0.6 * drawNormal(random) - 0.18)))
}

function finishStep(worker: Worker, question: Question, { at, random, send, steps, rules }: Minute): void {
  const { stage, agencyCode, id } = worker
  const doneAt = new Date(at.getTime() + MINUTE_MS)
  steps.push({
    stage,
    agencyCode,
    questionId: question.id,
    personId: id,
    readyAt: question.waitsSince,
    doneAt,
  })
  if (stage === 'work') send(question, rules.hasHeadApproval ? 'head_approval' : 'centre_approval', doneAt)
  else if (stage === 'head_approval') send(question, 'centre_approval', doneAt)
  else if (!question.isBack && random() < SENT_BACK) {
    question.isBack = true
    send(question, 'work', doneAt)
  } else question.answeredAt = doneAt
}
