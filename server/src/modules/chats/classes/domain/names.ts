/** Who is called by name: people sign chats with a first name, and are called by it. */
import { tokenize } from '../../../text/index.ts'

const SHORTEST_NAME = 3

/** One of them is named anywhere: «Хасан живой?» */
export function mentionsAny(text: string, authorNames: readonly string[]): boolean {
  const called = new Set(
    tokenize(text)
      .filter(({ raw }) => isCapital(raw))
      .map(({ word }) => word),
  )
  if (called.size === 0) return false
  return authorNames.some((authorName) => {
    const [name] = tokenize(authorName)
    return name !== undefined && name.word.length >= SHORTEST_NAME && called.has(name.word)
  })
}

/** The first word of the author's name is called: «Вера, в приют», «По крыше, Олег: завтра». */
export function isNamed(text: string, authorName: string): boolean {
  const [name] = tokenize(authorName)
  if (!name || name.word.length < 2) return false
  const tokens = tokenize(text)
  return tokens.some(
    ({ word, raw, end }, i) =>
      word === name.word &&
      isCapital(raw) &&
      (i === 0 || /^\s*[,!.:]/u.test(text.slice(end)) || /[.!?…]\s*$/u.test(text.slice(0, end - raw.length))),
  )
}

/** «Сети, подъезд со стороны клуба»: the words are for this one. */
export function isAddressed(text: string, name: string): boolean {
  return text.trim().toLowerCase().startsWith(`${name.trim().toLowerCase()},`)
}

function isCapital(raw: string): boolean {
  return /^\p{Lu}/u.test(raw)
}
