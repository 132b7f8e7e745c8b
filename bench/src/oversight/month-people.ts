/** Says who works in the simulated month, by which rules, and what comes to them. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import { SHIPPED_CALENDAR } from '../../../server/src/modules/directory/data/shipped-calendar.ts'
import type { PastQuestion } from '../../../server/src/modules/reports/replay/index.ts'
import {
  createRandom,
  drawIndex,
  drawNormal,
  drawPoisson,
  type Random,
} from '../../../server/src/modules/reports/statistics/index.ts'
import { computeDueAt, STANDARD_SCHEDULE } from '../../../server/src/platform/working-time/index.ts'

export const CONTEXT = { schedule: STANDARD_SCHEDULE, calendar: SHIPPED_CALENDAR, zone: 'Europe/Moscow' }
const DUE = { clock: 'working_hours', minutes: 9 * 60 } as const
export const dueInMs = DUE.minutes * MINUTE_MS
export type MonthRules = {
  /** People who write, by body. */
  readonly writers: Readonly<Record<string, number>>
  readonly centreApprovers: number
  readonly hasHeadApproval: boolean
  /** The body of each group of topics. */
  readonly routes: Readonly<Record<string, string>>
}
/** Questions a day of each group of topics. */
const PER_DAY: Readonly<Record<string, number>> = {
  holes: 13,
  snow: 4,
  heating: 15,
  yards: 30,
  parks: 8,
  care: 7,
}

/** A town and villages: many questions of one, few of others. */
const PLACES = [0, 1, 0, 2, 0, 3, 1, 0, 4, 2, 0, 1, 5]

export const USUAL_RULES: MonthRules = {
  writers: { roads: 3, heat: 3, town: 6, social: 2 },
  centreApprovers: 3,
  hasHeadApproval: true,
  routes: { holes: 'roads', snow: 'roads', heating: 'heat', yards: 'town', parks: 'town', care: 'social' },
}

export type Question = PastQuestion & {
  answeredAt: Date | null
  waitsSince: Date
  isBack: boolean
}
export type Stage = 'work' | 'head_approval' | 'centre_approval'
export type Worker = {
  id: string
  stage: Stage
  agencyCode: string | null
  pace: number
  leave: { fromMs: number; toMs: number }
  busy: { question: Question; leftMinutes: number } | null
  looksAtMs: number
}

type Span = { startMs: number; endMs: number }

/** A person keeps their pace and their leave under all rules. */
export function hireWorkers(seed: number, rules: MonthRules, span: Span): Worker[] {
  const hire = (stage: Stage, agencyCode: string | null, count: number): Worker[] =>
    Array.from({ length: count }, (_, at) => {
      const id = `${stage} ${agencyCode} ${at}`
      const random = createRandom('worker', seed, id)
      const pace = Math.exp(0.2 * drawNormal(random))
      const fromMs = span.startMs + random() * (span.endMs - span.startMs)
      // Whoever writes may be away, but somebody always approves.
      const toMs = fromMs + (stage === 'work' ? drawIndex(random, 8) * DAY_MS : 0)
      return { id, stage, agencyCode, pace, leave: { fromMs, toMs }, busy: null, looksAtMs: 0 }
    })
  return [
    ...Object.entries(rules.writers).flatMap(([agency, count]) => hire('work', agency, count)),
    ...(rules.hasHeadApproval
      ? Object.keys(rules.writers).flatMap((agency) => hire('head_approval', agency, 1))
      : []),
    ...hire('centre_approval', null, rules.centreApprovers),
  ]
}

export function drawQuestions(
  random: Random,
  { startMs, endMs, load, rules }: Span & { load: number; rules: MonthRules },
): Question[] {
  const questions: Question[] = []
  for (let dayMs = startMs; dayMs < endMs; dayMs += DAY_MS) {
    const swing = Math.exp(0.25 * drawNormal(random))
    for (const [groupCode, perDay] of Object.entries(PER_DAY)) {
      const count = drawPoisson(random, perDay * load * swing)
      for (let number = 0; number < count; number += 1) {
        // Draws a moment between seven and twenty-two on the wall of Moscow.
        const readyAt = new Date(dayMs + (4 + 15 * random()) * HOUR_MS)
        questions.push({
          id: `q-${questions.length}`,
          agencyCode: rules.routes[groupCode] ?? 'town',
          groupCode,
          municipalityCode: `place-${PLACES[questions.length % PLACES.length]}`,
          readyAt,
          dueAt: computeDueAt(DUE, readyAt, CONTEXT),
          answeredAt: null,
          waitsSince: readyAt,
          isBack: false,
        })
      }
    }
  }
  return questions.sort((one, other) => one.readyAt.getTime() - other.readyAt.getTime())
}
