/** What the editor presses while a stream is on air, by the product's own rules for questions. */
import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { DeclineReason, QuestionCommand } from '@veche/contract/livestreams.ts'
import { applyQuestionCommand, onControl, type Question } from '../../../../modules/livestreams/index.ts'
import type { Chance } from '../domain/chance.ts'
import type { SpokenState } from './stream-facts.ts'

export type End = 'answer' | 'answer_partly' | 'decline' | 'left'
export type SpokenPromise = Extract<QuestionCommand, { type: 'answer_partly' }>['promise']
export type Spoken = {
  question: Question
  askedAt: Date
  end: End
  line: string | null
  promise: SpokenPromise
  reason: DeclineReason
  /** The work on it after the end; null: nothing was left to do. */
  work: { incidentId: string; answeredAt: Date | null } | null
  /** As it was from one change to the next. */
  states: SpokenState[]
}
export type OnAir = { startedAt: Date; endedAt: Date; dayOf: (at: string) => string }

const stateNow = ({ question }: Spoken, answeredLaterAt: Date | null): SpokenState => {
  const { state, incidentId, foldedIntoId, timeCodeS } = question
  return { state, incidentId, foldedIntoId, timeCodeS, answeredLaterAt }
}

export function saveState(spoken: Spoken, answeredLaterAt: Date | null = null): void {
  spoken.states.push(stateNow(spoken, answeredLaterAt))
}

/** One after the other in the order in which they were asked, each as long as its share of the time. */
export function answerOnAir(all: readonly Spoken[], onAir: OnAir, chance: Chance): void {
  const waiting = all.filter(({ question }) => question.state === 'received')
  const said = waiting.filter(({ end }) => end !== 'left')
  const [start, end] = [onAir.startedAt.getTime() + MINUTE_MS, onAir.endedAt.getTime() - MINUTE_MS]
  const eachMs = (end - start) / Math.max(1, said.length)
  for (const [place, spoken] of said.entries()) {
    const at = Math.max(start + place * eachMs, spoken.askedAt.getTime() + 20_000)
    const until = Math.min(end, at + eachMs * chance.between(0.5, 0.9))
    press(spoken, commandsOf(spoken, { at, until }), onAir)
  }
}

function commandsOf({ end, line, promise, reason }: Spoken, { at, until }: { at: number; until: number }) {
  const pressed = (ms: number) => ({ key: NO_KEY, at: new Date(Math.round(ms)).toISOString() })
  if (end === 'decline') return [{ ...pressed(at), type: 'decline', reason } as const]
  const ended =
    end === 'answer'
      ? ({ ...pressed(until), type: 'answer' } as const)
      : ({ ...pressed(until), type: 'answer_partly', promise } as const)
  const worded = line === null ? [] : [{ ...pressed(until), type: 'word_answer', line } as const]
  return [{ ...pressed(at), type: 'read_out' } as const, ended, ...worded]
}

/** Rules do not look at it. */
const NO_KEY = '00000000-0000-7000-8000-000000000000'

function press(
  spoken: Spoken,
  commands: readonly QuestionCommand[],
  { startedAt, endedAt, dayOf }: OnAir,
): void {
  for (const command of commands) {
    spoken.question = applyQuestionCommand(spoken.question, command, {
      ...{ stream: { step: 'on_air', startedAt, endedAt }, nextPosition: 0, dayOf, find: () => null },
    })
    saveState(spoken)
  }
}

/** What the stream has left goes on as work, and is answered later where the work was answered. */
export function goOn(spoken: Spoken): void {
  const { work } = spoken
  if (work === null) return
  spoken.question = onControl(spoken.question, work.incidentId)
  saveState(spoken)
  if (work.answeredAt === null) return
  spoken.question = { ...spoken.question, state: 'answered_later' }
  saveState(spoken, work.answeredAt)
}
