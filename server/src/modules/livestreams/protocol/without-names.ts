import type { DeclineReason } from '@veche/contract/livestreams.ts'
import { publicTextOf } from '../../answers/index.ts'
import type { ProtocolQuestion } from './domain/protocol-facts.ts'

const UNSHOWN: readonly (DeclineReason | null)[] = ['insult', 'personal_data']

/**
 * Prepares a question for a copy without names: removes names from the words, and links to them. `names`: of all who
 * asked it; `isGone`: they have taken it back.
 */
export function withoutNames(
  question: ProtocolQuestion,
  { names, isGone }: { names: readonly string[]; isGone: boolean },
): ProtocolQuestion {
  const hide = (text: string) => publicTextOf(text, names)
  const { text, promise, answer, answerLine, declineReason } = question
  return {
    ...question,
    ...{ author: null, address: null, answerUrl: null },
    text: text === null || isGone || UNSHOWN.includes(declineReason) ? null : hide(text),
    promise: promise && { ...promise, what: hide(promise.what) },
    answer: answer === null ? null : hide(answer),
    answerLine: answerLine === null ? null : hide(answerLine),
  }
}
