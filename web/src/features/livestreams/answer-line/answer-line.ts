import { ANSWER_LINE_LIMIT } from '@veche/contract/rules/limits.ts'
import type { Question } from '../stream/index.ts'

const SHOWN_FACTS = 3

/** What departments prepared, a line a fact: often the very words of the answer. */
export function factsOf({ facts }: Pick<Question, 'facts'>): string[] {
  const lines = facts.split('\n').map((line) => line.trim().slice(0, ANSWER_LINE_LIMIT))
  return [...new Set(lines.filter((line) => line !== ''))].slice(0, SHOWN_FACTS)
}

/** May be put into words: it is on air, or was answered there. */
export function isWordable({ state, timeCodeS }: Pick<Question, 'state' | 'timeCodeS'>): boolean {
  if (state === 'selected') return timeCodeS !== null
  return state === 'answered' || ((state === 'partly' || state === 'on_control') && timeCodeS !== null)
}

/** Answered on air without a word of what was said, in the order of the answers. */
export function listUnworded(questions: readonly Question[], exceptId: string): Question[] {
  return questions
    .filter(({ id, state, answerLine }) => id !== exceptId && state === 'answered' && !answerLine)
    .sort((a, b) => (a.timeCodeS ?? 0) - (b.timeCodeS ?? 0))
}
