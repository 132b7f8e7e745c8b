/** Where in a text a colleague is being called, and who is called by the whole of it. */

export type Person = { id: string; name: string }
/** From `@` to the caret. */
export type OpenMention = { from: number; search: string }

const LONGEST = 60

/** The name being typed at the caret; null when none is. */
export function openMention(text: string, caret: number): OpenMention | null {
  const before = text.slice(0, caret)
  const from = before.lastIndexOf('@')
  if (from === -1 || (from > 0 && !/[\s(«"]/.test(before.charAt(from - 1)))) return null
  const search = before.slice(from + 1)
  const isName = search.length <= LONGEST && /^[\p{L}\p{M}.-]*( [\p{L}\p{M}.-]*){0,2}$/u.test(search)
  return isName ? { from, search } : null
}

export function putMention(
  text: string,
  { from, caret, name }: { from: number; caret: number; name: string },
): { text: string; caret: number } {
  const head = `${text.slice(0, from)}@${name} `
  return { text: head + text.slice(caret).replace(/^ /, ''), caret: head.length }
}

/** Of those chosen, whose name still stands in the text. */
export function mentionedIn(text: string, chosen: readonly Person[]): string[] {
  return [...new Set(chosen.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))]
}

export type Piece = { text: string; isMention: boolean }

/** The text cut at the names it calls, the longest name first. */
export function cutAtMentions(text: string, mentions: readonly Person[]): Piece[] {
  const names = mentions
    .map(({ name }) => `@${name}`)
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length)
  const pieces: Piece[] = []
  let rest = 0
  for (let at = 0; at < text.length; ) {
    const found = names.find((name) => text.startsWith(name, at))
    if (!found) {
      at += 1
      continue
    }
    if (at > rest) pieces.push({ text: text.slice(rest, at), isMention: false })
    pieces.push({ text: found, isMention: true })
    at += found.length
    rest = at
  }
  if (rest < text.length) pieces.push({ text: text.slice(rest), isMention: false })
  return pieces
}
