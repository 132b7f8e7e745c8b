/** Says how long a step of a rumour's card takes: minutes, so that a person can follow; now and then one is late. */
import { hashText } from '../../random.ts'
import { isOneOf } from '../decisions.ts'
import type { FakeCard } from './fake-shapes.ts'

const SECOND = 1000
/** How long one thing takes: a piece of evidence, an opinion. */
const TAKES_MS: Record<string, readonly [number, number]> = {
  signal: [35 * SECOND, 80 * SECOND],
  triage: [50 * SECOND, 110 * SECOND],
  facts: [45 * SECOND, 100 * SECOND],
  verdict: [50 * SECOND, 110 * SECOND],
  text: [80 * SECOND, 160 * SECOND],
  approval: [50 * SECOND, 110 * SECOND],
  publication: [30 * SECOND, 60 * SECOND],
  watch: [60 * SECOND, 120 * SECOND],
}
const LATE_SHARE = 0.12
const LATE_STEPS = ['signal', 'facts', 'approval'] as const

export function lateStepOf(card: { id: string }): string | null {
  if (!isOneOf(LATE_SHARE, card, 'late step')) return null
  return LATE_STEPS[hashText(`which ${card.id}`) % LATE_STEPS.length] ?? null
}

/** How long the second verdict on what nobody here knows waits, because a person may want to look first. */
const LEFT_TO_PEOPLE_MS = 20 * 60 * SECOND

type Paced = Pick<FakeCard, 'id' | 'step' | 'clocks' | 'opinions'> & { isKnown: boolean }

/** `actedAtMs`: when the office last did something with it. */
export function isTimeToMove(
  card: Paced,
  { now, speed, actedAtMs }: { now: Date; speed: number; actedAtMs: number },
): boolean {
  const clock = card.clocks.find(({ endedAt }) => endedAt === null)
  const isLate = clock !== undefined && lateStepOf(card) === card.step
  const startedAtMs = clock ? Date.parse(isLate ? clock.dueAt : clock.startedAt) : 0
  const isLeft = card.step === 'verdict' && card.opinions.length > 0 && !card.isKnown && actedAtMs === 0
  const takes = [LEFT_TO_PEOPLE_MS, LEFT_TO_PEOPLE_MS] as const
  const [low, high] = isLeft ? takes : (TAKES_MS[card.step] ?? [0, 0])
  const share = (hashText(`${card.id} ${card.step}`) % 1000) / 1000
  const sinceMs = Math.max(startedAtMs, actedAtMs)
  return now.getTime() >= sinceMs + (low + share * (high - low)) / speed
}
