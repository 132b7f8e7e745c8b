/**
 * A question of a stream and what an editor does to it. Pure: no I/O, no clock.
 *
 *   aside ⇄ received ⇄ selected ─answer→ answered
 *               │  └──────┴──── partly ─(end)→ on_control ─→ answered_later
 *               └→ declined, folded
 *
 * A danger waits for no stream: from whatever state it is `on_control` at once, and until the end it may be selected
 * from there. What has an incident is never folded away nor set aside.
 *
 * Whatever changed, the state before is kept, and `undo` brings it back as it was, time code and all.
 */

import type { DeclineReason, LivestreamQuestionState, QuestionCommand } from '@veche/contract/livestreams.ts'
import { type LineRemark, writeLine } from '@veche/contract/rules/join-lines.ts'
import { ConflictError, InvalidError } from '../../../../platform/errors.ts'
import { isAtWork, isPast, type LivestreamTimes } from '../../stream/domain/livestream.ts'

type Of<T extends QuestionCommand['type']> = Extract<QuestionCommand, { type: T }>
export type SpokenPromise = Of<'answer_partly'>['promise']
/** What a command changes, and what undo brings back. */
export type QuestionFields = {
  state: LivestreamQuestionState
  position: number | null
  readOutS: number | null
  timeCodeS: number | null
  promise: SpokenPromise
  declineReason: DeclineReason | null
  foldedIntoId: string | null
}
/** `by`: a person, the rules for texts, or the author who deleted the words. */
export type Past = QuestionFields & { at: string; by: 'person' | 'text' | 'source' }
export type Question = QuestionFields & {
  id: string
  incidentId: string | null
  /** What was answered on air, in a line. No undo takes it away: it was typed. */
  answerLine: string | null
  answerLineRemark: LineRemark | null
  past: readonly Past[]
}

export type CommandFacts = {
  stream: Pick<LivestreamTimes, 'step' | 'startedAt' | 'endedAt'>
  nextPosition: number
  /** The day of a moment in the region. */
  dayOf: (at: string) => string
  /** Null: the stream has no such question. */
  find: (questionId: string) => Question | null
}

const LONGEST_PAST = 20
/** Clocks of browsers are set by ours, and never quite. */
const SLACK_MS = 5000

const OPEN = ['received', 'selected'] as const satisfies LivestreamQuestionState[]
const ANSWERABLE = [...OPEN, 'partly', 'on_control'] as const
type Stepping = Exclude<QuestionCommand, Of<'undo' | 'word_answer'>>
const ALLOWED_FROM: Record<Exclude<QuestionCommand['type'], 'undo'>, readonly LivestreamQuestionState[]> = {
  select: [...OPEN, 'aside'],
  unselect: ['selected'],
  // Of what the end put on control: pressed on air, without a line.
  read_out: [...OPEN, 'on_control'],
  answer: ANSWERABLE,
  answer_partly: ANSWERABLE,
  word_answer: ['selected', 'answered', 'partly', 'on_control', 'answered_later'],
  decline: [...OPEN, 'aside', 'on_control'],
  set_aside: OPEN,
  fold: [...OPEN, 'aside'],
  unfold: ['folded'],
}

export function isOpenQuestion(state: LivestreamQuestionState): boolean {
  return state === 'received' || state === 'selected' || state === 'partly'
}

export function applyQuestionCommand(
  question: Question,
  command: QuestionCommand,
  facts: CommandFacts,
): Question {
  if (!isAtWork(facts.stream.step)) throw new ConflictError('livestream.over', { step: facts.stream.step })
  if (command.type === 'undo') return undo(question, command)
  if (!isAllowed(question, command.type, facts)) {
    if (command.type !== 'word_answer' && isDoneAlready(question, command, facts)) return question
    throw new ConflictError('livestream.question_state', { command: command.type, state: question.state })
  }
  if (command.type === 'word_answer') return wordAnswer(question, command)
  const next = { ...question, ...change(question, command, facts) }
  return { ...next, past: addPast(question, { at: command.at, by: 'person' }) }
}

function isAllowed(
  { state, incidentId }: Pick<Question, 'state' | 'incidentId'>,
  type: Exclude<QuestionCommand['type'], 'undo'>,
  { stream }: Pick<CommandFacts, 'stream'>,
): boolean {
  if (incidentId !== null && (type === 'fold' || type === 'set_aside')) return false
  if (type === 'select' && state === 'on_control') return !isPast(stream.step)
  return ALLOWED_FROM[type].includes(state)
}

function wordAnswer(question: Question, written: Of<'word_answer'>): Question {
  const kept = { line: question.answerLine, remark: question.answerLineRemark }
  const next = writeLine(kept, written)
  if (next === null) throw new ConflictError('livestream.answer_line_full')
  return { ...question, answerLine: next.line, answerLineRemark: next.remark }
}

/** Two editors pressed the same key: applied to the previous state, this command would give the present one, so it changes nothing. */
function isDoneAlready(question: Question, command: Stepping, facts: CommandFacts): boolean {
  const last = question.past.at(-1)
  if (!last) return false
  const before = { ...question, ...fieldsOf(last) }
  if (!isAllowed(before, command.type, facts)) return false
  const next = { ...before, ...change(before, command, facts) }
  return (
    next.state === question.state &&
    next.declineReason === question.declineReason &&
    next.foldedIntoId === question.foldedIntoId
  )
}

export function addPast(question: Question, { at, by }: Pick<Past, 'at' | 'by'>): Past[] {
  return [...question.past, { ...fieldsOf(question), at, by }].slice(-LONGEST_PAST)
}

export function fieldsOf({
  state,
  position,
  readOutS,
  timeCodeS,
  promise,
  declineReason,
  foldedIntoId,
}: QuestionFields): QuestionFields {
  return { state, position, readOutS, timeCodeS, promise, declineReason, foldedIntoId }
}

function undo(question: Question, { at }: Of<'undo'>): Question {
  const last = question.past.at(-1)
  if (!last) throw new ConflictError('livestream.nothing_to_undo', { state: question.state })
  // A command without a line that was pressed before a newer change meant another state, so it is refused.
  if (Date.parse(at) < Date.parse(last.at)) throw new ConflictError('livestream.overtaken')
  return { ...question, ...fieldsOf(last), past: question.past.slice(0, -1) }
}

function change(question: Question, command: Stepping, facts: CommandFacts): Partial<QuestionFields> {
  switch (command.type) {
    case 'select':
      return { state: 'selected', position: command.position ?? question.position ?? facts.nextPosition }
    case 'unselect':
      return { state: unselected(question), position: null, readOutS: null }
    case 'read_out': {
      if (question.state === 'on_control') return { readOutS: secondOf(command.at, facts.stream) }
      const position = question.position ?? facts.nextPosition
      return { state: 'selected', position, readOutS: secondOf(command.at, facts.stream) }
    }
    case 'answer':
      return { state: 'answered', position: null, timeCodeS: secondOf(command.at, facts.stream) }
    case 'answer_partly': {
      const { at } = command
      // A command without words does not remove the words of somebody else.
      const promise = spoken(command.promise) ?? question.promise
      if (promise?.dueOn && promise.dueOn < facts.dayOf(at))
        throw new InvalidError('livestream.errand_in_past', { field: 'dueOn' })
      // Once the work on it has begun it stays on control.
      const state = question.state === 'on_control' ? 'on_control' : 'partly'
      return { state, promise, position: null, timeCodeS: secondOf(at, facts.stream) }
    }
    case 'decline':
      return { state: 'declined', position: null, declineReason: command.reason }
    case 'set_aside':
      return { state: 'aside', position: null }
    case 'fold':
      return { state: 'folded', position: null, foldedIntoId: rootOf(question, command.intoId, facts) }
    case 'unfold':
      return { state: 'received', foldedIntoId: null }
  }
}

/** The work on a danger goes on. */
function unselected({ incidentId }: Pick<Question, 'incidentId'>): LivestreamQuestionState {
  return incidentId === null ? 'received' : 'on_control'
}

/** An errand may have only a person or a date; without anything there is none. */
function spoken(promise: SpokenPromise): SpokenPromise {
  return promise && (promise.what || promise.who || promise.dueOn) ? promise : null
}

/**
 * Seconds since the beginning, to the thousandth, never outside of the stream: of two that are read out within a second
 * the order is known; what was pressed before it or after the end answers nothing
 * on air.
 */
function secondOf(at: string, { startedAt, endedAt }: CommandFacts['stream']): number {
  const pressed = Date.parse(at)
  const isBefore = startedAt === null || pressed < startedAt.getTime() - SLACK_MS
  if (isBefore || (endedAt !== null && pressed > endedAt.getTime() + SLACK_MS))
    throw new ConflictError('livestream.not_on_air')
  const within = Math.min(pressed, endedAt?.getTime() ?? pressed)
  return Math.max(0, (within - startedAt.getTime()) / 1000)
}

/** The question that stands for all that are folded into it. */
function rootOf(question: Question, intoId: string, { find }: CommandFacts): string {
  let root = find(intoId)
  while (root?.foldedIntoId) root = find(root.foldedIntoId)
  if (!root) throw new ConflictError('livestream.question_not_found')
  if (root.id === question.id) throw new ConflictError('livestream.folded_into_itself')
  return root.id
}
