/** «Решена ли проблема?»: asked in the thread of the answer, by buttons where the network has them, by words elsewhere. */
import type { Surface } from '@veche/contract/common.ts'

export type Asking = 'is_solved' | 'is_answered'

const QUESTIONS: Record<Asking, string> = {
  is_solved: 'Решена ли проблема?',
  is_answered: 'Получили ли вы ответ на свой вопрос?',
}
const WORDS = 'Ответьте, пожалуйста: да, частично или нет.'
const BUTTONS = ['Да', 'Частично', 'Нет']
/** Keyboards exist in conversations, not under posts. */
const WITH_BUTTONS: readonly Surface[] = ['private', 'chat']

/** What a text may grow by on its way: the question after it and another author's name in the greeting. */
export const ROOM_FOR_ASKING = 160

/** What only explains is not asked about a solution; an interim answer asks nothing: the work goes on. */
export function askingAfter(
  kind: 'interim' | 'final',
  outcome: 'solved' | 'explained' | 'not_solved',
): Asking | null {
  if (kind === 'interim') return null
  return outcome === 'explained' ? 'is_answered' : 'is_solved'
}

/** Does a published text end with one of our questions? */
export function asksAuthor(text: string): boolean {
  return Object.values(QUESTIONS).some((question) => text.includes(question))
}

/** The answer alone, whichever of our questions stands after it. */
export function withoutAsking(text: string): string {
  return Object.values(QUESTIONS).reduce((rest, question) => {
    const at = rest.lastIndexOf(question)
    if (at < 0) return rest
    const after = rest.slice(at + question.length).trim()
    return after === '' || after === WORDS ? rest.slice(0, at).trimEnd() : rest
  }, text)
}

export function askAuthor(
  text: string,
  asking: Asking | null,
  surface: Surface,
): { text: string; buttons: string[] } {
  if (!asking) return { text, buttons: [] }
  const buttons = WITH_BUTTONS.includes(surface) ? BUTTONS : []
  const question = buttons.length > 0 ? QUESTIONS[asking] : `${QUESTIONS[asking]} ${WORDS}`
  return { text: `${text.trimEnd()}\n\n${question}`, buttons }
}
