/** What a person says in a dialog to hear how their question goes on, or to hear no more. Pure. */
import type { Language } from '../../domain/words.ts'

export type Wish = { isWanted: boolean; language: Language }

const WISHES: readonly [RegExp, Wish][] = [
  [/^\/?сообщать(?:,? как идёт дело)?$/u, { isWanted: true, language: 'ru' }],
  [/^\/?не\s+сообщать$/u, { isWanted: false, language: 'ru' }],
  [/^\/?follow$/, { isWanted: true, language: 'en' }],
  [/^\/?unfollow$/, { isWanted: false, language: 'en' }],
]

/** Only these words alone: within a longer text they are part of a question. */
export function readWish(text: string): Wish | null {
  const said = text
    .trim()
    .replace(/^[«"]|[»".!]+$/gu, '')
    .toLowerCase()
  return WISHES.find(([words]) => words.test(said))?.[1] ?? null
}
