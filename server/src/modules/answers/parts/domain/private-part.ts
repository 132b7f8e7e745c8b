/**
 * An answer in two parts: the public one says that we wrote in private, the private one holds what is nobody else's
 * business. Private first: «написали вам» must be true when it is read. Pure.
 */
import type { Surface } from '@veche/contract/common.ts'

export type Part = 'public' | 'private'

/** A private question is answered in private as it is; a channel without dialogs has nowhere to write. */
export function mayHavePrivatePart({
  surface,
  isPerson,
  canReplyPrivately,
}: {
  surface: Surface
  /** Communities and nameless authors have no dialog. */
  isPerson: boolean
  canReplyPrivately: boolean
}): 'offered' | 'not_needed' | 'impossible' {
  if (surface === 'private' || surface === 'email' || surface === 'form') return 'not_needed'
  return isPerson && canReplyPrivately ? 'offered' : 'impossible'
}

const WROTE = '(?:написал|ответил|отправил|выслал|прислал|направил|сообщил)(?:и|а)?(?![а-яё])'
const IN_PRIVATE = '(?:личн[а-яё]+ сообщени|личк|лично(?![а-яё]))'
/** A sentence that says that we have written in private: «пишите в личку» is a request, «согласуют в личных сообщениях» a plan. */
const ANNOUNCED = new RegExp(`${WROTE}[^.!?]{0,60}${IN_PRIVATE}|${IN_PRIVATE}[^.!?]{0,40}${WROTE}`, 'iu')

/** Does the public part tell the author where to look? */
export function announcesPrivate(text: string): boolean {
  return ANNOUNCED.test(text)
}

/** Documents go with the private part; photographs of the work go with the public part if the thread can show them. */
export function partOfFile(
  contentType: string,
  { hasPrivatePart, threadTakesFiles }: { hasPrivatePart: boolean; threadTakesFiles: boolean },
): Part {
  if (!hasPrivatePart) return 'public'
  return contentType === 'application/pdf' || !threadTakesFiles ? 'private' : 'public'
}

/** The invitation that replaces the public part if the author accepts no private messages. It contains nothing of the answer. */
export function invitationText({ name, url }: { name: string | null; url: string }): string {
  const hello = name ? `Здравствуйте, ${name}!` : 'Здравствуйте!'
  return [
    `${hello} Ответ готов, но в нём есть личные данные, поэтому отправить его можно только в личные сообщения.`,
    `Сейчас они для нас закрыты. Откройте диалог: ${url} – и нажмите «Начать» или напишите любое слово, ответ сразу придёт туда.`,
  ].join('\n')
}
