/**
 * What a command will make of a question, shown before the server has heard of it. Pure, and gentle: a command that
 * does not fit changes nothing here, the server says why.
 *
 *   received ─select→ selected ─read_out→ (on air) ─answer→ answered
 *      ↑─unselect─┘        └──────answer_partly──────────→ partly
 *   either of the first two ─decline→ declined, ─fold→ folded, ─set_aside→ aside;  undo goes one back
 */
import { writeLine } from '@veche/contract/rules/join-lines.ts'
import type { Command, Question, QuestionState } from '../stream/index.ts'
import { wordedErrand } from './errand.ts'
import { timeCodeOf } from './stream-clock.ts'

export type Given = { questionId: string; command: Command }
type Lookup = (id: string) => Question | undefined

type Step = Exclude<Command['type'], 'undo'>

const OPEN: readonly QuestionState[] = ['received', 'selected']
const UNANSWERED: readonly QuestionState[] = [...OPEN, 'partly', 'on_control']
const FITS: Record<Step, readonly QuestionState[]> = {
  select: [...OPEN, 'aside'],
  unselect: ['selected'],
  read_out: OPEN,
  answer: UNANSWERED,
  answer_partly: UNANSWERED,
  word_answer: ['selected', 'answered', 'partly', 'on_control', 'answered_later'],
  decline: [...OPEN, 'aside', 'on_control'],
  set_aside: OPEN,
  fold: [...OPEN, 'aside'],
  unfold: ['folded'],
}

/** Of what has an incident nothing is folded away nor set aside; a danger may be selected until the end. */
export function doesFit(step: Step, { state, incidentId }: Pick<Question, 'state' | 'incidentId'>): boolean {
  if (incidentId !== null && (step === 'fold' || step === 'set_aside')) return false
  return FITS[step].includes(state) || (step === 'select' && state === 'on_control')
}

/** `nextPosition`: behind all that are selected. */
export type Facts = { startedAt: string | null; nextPosition: number }

export function applyCommand(question: Question, command: Command, facts: Facts): Question {
  if (command.type === 'undo') return stepBack(question)
  if (!doesFit(command.type, question)) return question
  const pressedS = timeCodeOf(command.at, facts.startedAt)
  // An answer begins where the question was read out.
  const beganS = question.timeCodeS ?? pressedS
  switch (command.type) {
    case 'select':
      return {
        ...question,
        state: 'selected',
        position: command.position ?? question.position ?? facts.nextPosition,
      }
    case 'unselect':
    case 'unfold':
      return fresh(question)
    case 'read_out':
      return { ...question, state: 'selected', timeCodeS: pressedS }
    case 'answer':
      return { ...question, state: 'answered', position: null, timeCodeS: beganS }
    case 'answer_partly': {
      const state = question.state === 'on_control' ? 'on_control' : 'partly'
      return {
        ...question,
        state,
        position: null,
        timeCodeS: beganS,
        // The server keeps what another editor wrote down.
        promise: wordedErrand(command.promise, question) ?? question.promise,
      }
    }
    case 'word_answer': {
      const kept = { line: question.answerLine, remark: question.answerLineRemark }
      const next = writeLine(kept, { ...command, line: command.line.trim() })
      return next ? { ...question, answerLine: next.line, answerLineRemark: next.remark } : question
    }
    case 'decline':
      return { ...question, state: 'declined', position: null, declineReason: command.reason }
    case 'set_aside':
      return { ...question, state: 'aside', position: null }
    case 'fold':
      return { ...question, state: 'folded', position: null, foldedIntoId: command.intoId }
  }
}

/** As it came; the work on a danger goes on. */
function fresh(question: Question): Question {
  return {
    ...question,
    state: question.incidentId === null ? 'received' : 'on_control',
    position: null,
    timeCodeS: null,
    foldedIntoId: null,
    declineReason: null,
  }
}

/** Where it most likely came from: the server keeps the true past, this stands until it answers. */
function stepBack(question: Question): Question {
  const { state, incidentId } = question
  if (state === 'answered' && incidentId !== null) return { ...question, state: 'on_control' }
  if (state === 'answered' || state === 'partly') return { ...question, state: 'selected', promise: null }
  if (state === 'selected' && question.timeCodeS !== null) return { ...question, timeCodeS: null }
  return state === 'received' ? question : fresh(question)
}

/**
 * The questions as they will be, only those that the waiting commands touch. An undo takes back the very command
 * before it where that one waits too.
 */
export function foresee(
  given: readonly Given[],
  { find, ...facts }: Facts & { find: Lookup },
): Map<string, Question> {
  let { nextPosition } = facts
  const pasts = new Map<string, Question[]>()
  for (const { questionId, command } of given) {
    const base = find(questionId)
    if (!base) continue
    const past = pasts.get(questionId) ?? [base]
    pasts.set(questionId, past)
    if (command.type === 'undo' && past.length > 1) past.pop()
    else past.push(applyCommand(past.at(-1) ?? base, command, { ...facts, nextPosition }))
    nextPosition = Math.max(nextPosition, (past.at(-1)?.position ?? 0) + 1)
  }
  return new Map([...pasts].flatMap(([id, past]) => past.slice(-1).map((last) => [id, last] as const)))
}
