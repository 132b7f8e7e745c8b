/** The question «Решена ли проблема?» in the thread of the answer, with buttons where the network has them. */
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

/** How much a text may grow when it is sent: the question after it and a longer name in the greeting. */
export const ROOM_FOR_ASKING = 160

/** An answer with the outcome `explained` does not ask about a solution, and an interim one asks nothing. */
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

/** The text without our question at its end. */
export function withoutAsking(text: string): string {
  return Object.values(QUESTIONS).reduce((rest, question) => {
    const at = rest.lastIndexOf(question)
    if (at < 0) return rest
    const after = rest.slice(at + question.length).trim()
    return after === '' || after === WORDS ? rest.slice(0, at).trimEnd() : rest
  }, text)
}

/** The wish to hear how the question goes on, as the dialog understands it. */
export const NEWS_WISH = 'Сообщать, как идёт дело'

/** Under an interim answer more is to come. Only in private: elsewhere everybody would be told. */
export function offerNews(surface: Surface): string[] {
  return surface === 'private' ? [NEWS_WISH] : []
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
