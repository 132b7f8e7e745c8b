/**
 * What a command will make of a question, shown before the server has heard of it. Pure, and gentle: a command that
 * does not fit changes nothing here, the server says why.
 *
 *   received ─select→ selected ─read_out→ (on air) ─answer→ answered
 *      ↑─unselect─┘        └──────answer_partly──────────→ partly
 *   any open one ─decline→ declined, ─fold→ folded, ─set_aside→ aside;  undo goes one back
 */
import { timeCodeOf } from './air-clock.ts'
import type { Command, Question, QuestionState } from './codes.ts'

export type Given = { questionId: string; command: Command }
type Lookup = (id: string) => Question | undefined

const OPEN: ReadonlySet<QuestionState> = new Set(['received', 'selected', 'partly', 'on_control'])

export function applyCommand(question: Question, command: Command, startedAt: string | null): Question {
  const { state } = question
  const pressedS = timeCodeOf(command.at, startedAt)
  switch (command.type) {
    case 'select':
      if (state !== 'received' && state !== 'aside' && state !== 'selected') return question
      return { ...question, state: 'selected', position: command.position ?? question.position }
    case 'unselect':
      return state === 'selected' ? fresh(question) : question
    case 'read_out':
      if (state !== 'received' && state !== 'selected') return question
      return { ...question, state: 'selected', readOutS: pressedS }
    case 'answer':
      if (!OPEN.has(state)) return question
      return { ...question, state: 'answered', timeCodeS: question.timeCodeS ?? pressedS }
    case 'answer_partly':
      if (!OPEN.has(state)) return question
      return { ...question, state: 'partly', timeCodeS: pressedS, promise: command.promise }
    case 'decline':
      return OPEN.has(state) ? { ...question, state: 'declined', declineReason: command.reason } : question
    case 'set_aside':
      return OPEN.has(state) ? { ...fresh(question), state: 'aside' } : question
    case 'fold':
      return OPEN.has(state) ? { ...question, state: 'folded', foldedIntoId: command.intoId } : question
    case 'unfold':
      return state === 'folded' ? fresh(question) : question
    case 'undo':
      return stepBack(question)
  }
}

/** As it came. */
function fresh(question: Question): Question {
  return {
    ...question,
    state: 'received',
    position: null,
    readOutS: null,
    foldedIntoId: null,
    declineReason: null,
  }
}

/** Where it most likely came from: the server keeps the true past, this stands until it answers. */
function stepBack(question: Question): Question {
  const { state } = question
  if (state === 'answered' || state === 'partly')
    return { ...question, state: 'selected', timeCodeS: null, promise: null }
  if (state === 'selected' && question.readOutS !== null) return { ...question, readOutS: null }
  return state === 'received' ? question : fresh(question)
}

/**
 * The questions as they will be, only those that the waiting commands touch. An undo takes back the very command
 * before it where that one waits too.
 */
export function foresee(
  given: readonly Given[],
  { find, startedAt }: { find: Lookup; startedAt: string | null },
): Map<string, Question> {
  const pasts = new Map<string, Question[]>()
  for (const { questionId, command } of given) {
    const base = find(questionId)
    if (!base) continue
    const past = pasts.get(questionId) ?? [base]
    pasts.set(questionId, past)
    if (command.type === 'undo' && past.length > 1) past.pop()
    else past.push(applyCommand(past.at(-1) ?? base, command, startedAt))
  }
  return new Map([...pasts].flatMap(([id, past]) => past.slice(-1).map((last) => [id, last] as const)))
}
