/** Words of a private dialog by which a resident follows a place of the register, or ends it. Pure. */
import type { Language } from '../../../domain/words.ts'

export type TalkWord =
  | { kind: 'begin'; where: string; language: Language }
  | { kind: 'confirm' | 'cancel' | 'stop'; language: Language }

const BEGINNINGS: readonly [RegExp, Language][] = [
  [/^\/?(?:подписка|подписаться)(?:[\s:]+(?:на\s+)?(.+))?$/isu, 'ru'],
  [/^\/?(?:subscribe|subscription)(?:[\s:]+(?:to\s+)?(.+))?$/is, 'en'],
]
const OTHERS: readonly [RegExp, TalkWord][] = [
  [/^\/?(?:стоп|отписаться)$/iu, { kind: 'stop', language: 'ru' }],
  [/^\/?(?:stop|unsubscribe)$/i, { kind: 'stop', language: 'en' }],
  [/^отмена$/iu, { kind: 'cancel', language: 'ru' }],
  [/^cancel$/i, { kind: 'cancel', language: 'en' }],
  [/^(?:подписаться|подтверждаю)$/iu, { kind: 'confirm', language: 'ru' }],
  [/^(?:subscribe|confirm)$/i, { kind: 'confirm', language: 'en' }],
]

/** More than this is a question, whatever it begins with. */
const LONGEST = 160

/** «Подписаться» confirms where a place was shown and begins where none was: all that it may be, the likelier first. */
export function readTalkWord(text: string): TalkWord[] {
  const said = text.trim().replace(/^[«"]|[»".!]+$/gu, '')
  if (said.length > LONGEST) return []
  const others = OTHERS.flatMap(([words, word]) => (words.test(said) ? [word] : []))
  const begun = BEGINNINGS.flatMap(([words, language]): TalkWord[] => {
    const found = words.exec(said)
    return found ? [{ kind: 'begin', where: found[1]?.trim() ?? '', language }] : []
  })
  return [...others, ...begun]
}

/** May it be the place that we asked for? */
export function mayBePlace(text: string): boolean {
  return text.trim() !== '' && text.length <= LONGEST
}
