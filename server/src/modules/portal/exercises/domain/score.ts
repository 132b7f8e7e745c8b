/** What an exercise came to, from what its region holds. Pure, so a stranger may count it again. */
import type { Debrief, DebriefBeat, ExerciseFigures } from '@veche/contract/portal/exercises.ts'
import type { BeatOutcome, ExerciseFigure } from '@veche/contract/values/exercises.ts'
import { asksForAnswer, type Beat, LIMITS, type Script } from './script.ts'
import { minuteAt, type Pace } from './script-clock.ts'

/** Of one thing that was written; moments as they stand in the region of the exercise. */
export type BeatFact = {
  key: string
  saidAt: string
  /** The first step of a person. */
  seenAt: string | null
  /** The first answer of ours that stands. */
  answeredAt: string | null
  isUrgent: boolean
  isDismissed: boolean
  answer: string | null
  remarks: number | null
}

type Counting = {
  script: Script
  paces: readonly Pace[]
  facts: readonly BeatFact[]
  endedAt: Date
}
type Timed = Omit<DebriefBeat, 'figures'>

export function buildDebrief({ script, paces, facts, endedAt }: Counting): Debrief {
  const known = new Map(facts.map((fact) => [fact.key, fact]))
  const endMinute = minuteAt(paces, endedAt)
  // Of what was still to come nothing is told: the next time it comes as news.
  const due = script.beats.filter(({ key, minute }) => known.has(key) || minute <= endMinute)
  const timed = due.map((beat) => timeBeat(beat, known.get(beat.key), paces))
  const firstWordMinute = firstWordOf(timed)
  const beats = timed.map((beat) => ({ ...beat, figures: listFigures(beat, firstWordMinute) }))
  return { figures: countFigures(beats, firstWordMinute), beats, ...findExtremes(beats) }
}

function timeBeat(beat: Beat, fact: BeatFact | undefined, paces: readonly Pace[]): Timed {
  const { key, minute, place, person, text, kind, lesson } = beat
  const shown = {
    ...{ key, place, text, kind, lesson, person: `${person.firstName} ${person.lastName}` },
    ...{ isUrgent: fact?.isUrgent ?? false, answer: fact?.answer ?? null, remarks: fact?.remarks ?? null },
  }
  if (!fact) return { ...shown, minute, outcome: 'unsaid', seenAfter: null, answeredAfter: null }
  const saidMinute = minuteAt(paces, new Date(fact.saidAt))
  const after = (moment: string | null) =>
    moment === null ? null : round(Math.max(0, minuteAt(paces, new Date(moment)) - saidMinute))
  const answeredAfter = after(fact.answeredAt)
  // The answer to what was joined with another question is a step on that other one.
  const seenAfter = after(fact.seenAt ?? fact.answeredAt)
  const outcome = judge(beat, { seenAfter, answeredAfter, isDismissed: fact.isDismissed })
  return { ...shown, minute: round(saidMinute), outcome, seenAfter, answeredAfter }
}

type Times = { seenAfter: number | null; answeredAfter: number | null; isDismissed: boolean }

function judge(beat: Beat, { seenAfter, answeredAfter, isDismissed }: Times): BeatOutcome {
  // Whoever says nothing to what asks nothing has done right.
  if (!asksForAnswer(beat)) return answeredAfter === null ? 'left' : 'answered'
  if (answeredAfter !== null) return answeredAfter <= limitOf(beat) ? 'answered' : 'late'
  if (isDismissed) return 'dismissed'
  return seenAfter === null ? 'missed' : 'seen'
}

function limitOf({ kind }: Beat): number {
  return kind === 'danger' ? LIMITS.dangerAnswered : LIMITS.answered
}

/** The minute of the exercise at which the first answer to a rumour stood. */
function firstWordOf(beats: readonly Timed[]): number | null {
  const words = beats.flatMap(({ kind, minute, answeredAfter }) =>
    kind === 'rumour' && answeredAfter !== null ? [minute + answeredAfter] : [],
  )
  return words.length === 0 ? null : round(Math.min(...words))
}

/** Neither seen nor taken for what it is: nobody marked it urgent. */
function isMissedDanger({ kind, outcome, seenAfter, isUrgent }: Timed): boolean {
  return kind === 'danger' && outcome !== 'unsaid' && (seenAfter === null || !isUrgent)
}

function isLateDanger(beat: Timed): boolean {
  const { kind, outcome, seenAfter, answeredAfter } = beat
  if (kind !== 'danger' || outcome === 'unsaid' || isMissedDanger(beat)) return false
  const isSeenLate = seenAfter === null || seenAfter > LIMITS.dangerSeen
  return isSeenLate || answeredAfter === null || answeredAfter > LIMITS.dangerAnswered
}

function listFigures(beat: Timed, firstWordMinute: number | null): ExerciseFigure[] {
  const { kind, outcome, minute, seenAfter, answeredAfter, isUrgent, remarks } = beat
  const isSaid = outcome !== 'unsaid'
  const isAsked = isSaid && kind !== 'talk'
  return [
    ...(isAsked && seenAfter !== null ? ['seen' as const] : []),
    ...(isAsked && answeredAfter !== null ? ['answered' as const] : []),
    ...(isAsked ? ['share' as const] : []),
    ...(isMissedDanger(beat) ? ['dangersMissed' as const] : []),
    ...(isLateDanger(beat) ? ['dangersLate' as const] : []),
    // What only the machine took for urgent, nobody was called to.
    ...(isSaid && kind === 'lookalike' && isUrgent && seenAfter !== null ? ['falseAlarms' as const] : []),
    ...(isSaid && kind === 'rumour' && firstWordMinute !== null && minute > firstWordMinute
      ? ['rumours' as const]
      : []),
    ...(remarks !== null ? ['tone' as const] : []),
  ]
}

function countFigures(beats: readonly DebriefBeat[], firstWordMinute: number | null): ExerciseFigures {
  const rows = (figure: ExerciseFigure) => beats.filter(({ figures }) => figures.includes(figure))
  const said = beats.filter(({ outcome }) => outcome !== 'unsaid')
  const ofKind = (kind: DebriefBeat['kind']) => said.filter((beat) => beat.kind === kind).length
  return {
    seenMinutes: middle(rows('seen').flatMap(({ seenAfter }) => seenAfter ?? [])),
    answeredMinutes: middle(rows('answered').flatMap(({ answeredAfter }) => answeredAfter ?? [])),
    ...{ asked: rows('share').length, answered: rows('answered').length },
    ...{ dangers: ofKind('danger'), dangersMissed: rows('dangersMissed').length },
    ...{ dangersLate: rows('dangersLate').length, falseAlarms: rows('falseAlarms').length, firstWordMinute },
    ...{ rumours: ofKind('rumour'), rumoursAfterWord: rows('rumours').length },
    answers: rows('tone').length,
    remarks: rows('tone').reduce((sum, { remarks }) => sum + (remarks ?? 0), 0),
  }
}

/** Nothing said of a moment is worse than a danger that waited, and nothing better than one that did not. */
const WEIGHT: Record<DebriefBeat['kind'], number> = {
  ...{ danger: 4, rumour: 2, question: 1, complaint: 1, lookalike: 1, talk: 0 },
}
/** Of what was not answered: how it is weighed against minutes of waiting. */
const SILENCE: Partial<Record<BeatOutcome, number>> = { missed: 120, dismissed: 100, seen: 80 }

function findExtremes(beats: readonly DebriefBeat[]): Pick<Debrief, 'best' | 'worst'> {
  const asked = beats.filter(({ figures }) => figures.includes('share'))
  const good = asked.filter(({ outcome, figures }) => outcome === 'answered' && !isTroubled(figures))
  const bad = asked.filter(({ outcome, figures }) => outcome !== 'answered' || isTroubled(figures))
  const best = lowest(good, ({ kind, answeredAfter }) => (answeredAfter ?? 0) - WEIGHT[kind] * 10)
  const worst = lowest(bad, ({ kind, outcome, answeredAfter }) => {
    return -WEIGHT[kind] * (SILENCE[outcome] ?? answeredAfter ?? 0)
  })
  return { best: best?.key ?? null, worst: worst?.key ?? null }
}

function isTroubled(figures: readonly ExerciseFigure[]): boolean {
  return figures.some((figure) => ['dangersMissed', 'dangersLate', 'falseAlarms'].includes(figure))
}

function lowest<T>(items: readonly T[], of: (item: T) => number): T | undefined {
  return items.toSorted((one, two) => of(one) - of(two))[0]
}

/** The middle one; of two in the middle their mean. */
export function middle(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, two) => one - two)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)]
  const lower = sorted[Math.ceil(half) - 1]
  return upper === undefined || lower === undefined ? null : round((upper + lower) / 2)
}

function round(minutes: number): number {
  return Math.round(minutes * 10) / 10
}
