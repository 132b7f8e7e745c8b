/** Makes a short title of the resident's own words, without greetings, telephones and addresses of mail. */
import type { TopicSuggestion } from './topics.ts'

const LONGEST = 70
const GREETING =
  /^(?:(?:добрый|доброе|доброго|доброй)\s+(?:день|утро|вечер|времени суток|дня|утра|ночи)|здравствуйте|здрасьте|здравствуй|приветствую|привет|всем привет|уважаем[а-яё]+(?:\s+[А-ЯЁ][а-яё]+){0,2}(?:\s(?:администрация|глава|власти|руководство|губернатор|соседи))?|подскажите,? пожалуйста|скажите,? пожалуйста|пожалуйста|подскажите|скажите)[\s,.!:;)—-]*/iu
const PERSONAL =
  /(?:\+?[78][\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}|[\w.+-]{1,64}@[\w-]+\.[\w.]+|https?:\/\/\S+|@\w{4,})/gu
/** The lines that the form and Open311 put under the resident's words. */
const COMPOSED = /^(?:Тема|Место|Topic|Place): /u
const EMOJI = /(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D})+/gu

export function buildTitle(text: string, topic: TopicSuggestion | null): string {
  // A paragraph ends a sentence, with a full stop or without.
  const whole = text.replace(/(?<![.!?…\s])\s*\n\s*\n\s*/gu, '. ')
  const clean = whole.replace(PERSONAL, '').replace(EMOJI, '').replace(/\s+/gu, ' ').trim()
  const sentences = splitSentences(clean)
    .map(stripGreeting)
    .filter((sentence) => /\p{L}{2}/u.test(sentence) && !COMPOSED.test(sentence))
  const words = topic?.reasons.flatMap((reason) => reason.words).flatMap((phrase) => phrase.split(' ')) ?? []
  const counts = sentences.map((sentence) => countWords(sentence, words))
  const best = sentences[counts.indexOf(Math.max(...counts))] ?? clean
  return shorten(best.replace(/(?<![.,;:\s])[.,;:\s]+$/u, ''))
}

/**
 * Splits a text into sentences. An abbreviation («ул.», «д.») ends none: a new one begins with a capital after a
 * longer word.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = []
  let from = 0
  // Reads runs of stops, of spaces and of the rest in one pass, so that a text of stops alone costs no more than its
  // length.
  for (const { 0: spaces, index } of text.matchAll(/\s+/gu)) {
    const after = index + spaces.length
    if (!endsSentence(text, { from, index, after })) continue
    sentences.push(text.slice(from, index))
    from = after
  }
  return [...sentences, text.slice(from)]
}

const LONGEST_STOP = 40

function endsSentence(text: string, { from, index, after }: { from: number; index: number; after: number }) {
  const before = text.slice(Math.max(from, index - LONGEST_STOP), index)
  if (/[!?]$/u.test(before)) return true
  return (
    /[а-яёa-z0-9»)]{3}[.!?…]{1,30}$/u.test(before) && /^[А-ЯЁA-Z«0-9]/u.test(text.slice(after, after + 2))
  )
}

function stripGreeting(sentence: string): string {
  let rest = sentence.replace(/^[\s,.;:!?)-]+/u, '')
  for (let i = 0; i < 3; i++) rest = rest.replace(GREETING, '').trim()
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

function countWords(sentence: string, words: readonly string[]): number {
  const lower = sentence.toLowerCase().replaceAll('ё', 'е')
  return new Set(words.filter((word) => word.length > 2 && lower.includes(word))).size
}

function shorten(title: string): string {
  if (title.length <= LONGEST) return title
  const cut = title.slice(0, LONGEST - 1)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > LONGEST / 2 ? space : cut.length).replace(/[\s,.;:—-]+$/u, '')}…`
}
