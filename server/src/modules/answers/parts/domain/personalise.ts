/** One approved text, many authors: only the greeting is each author's own. */

const GREETING =
  /^(?<start>\s*)(?<hello>[Зз]дравствуйте|[Дд]обрый день|[Дд]обрый вечер|[Дд]оброе утро|[Дд]оброго дня)(?<name>,\s*(?:[Уу]важаем(?:ый|ая)\s+)?\p{Lu}[\p{L}-]*(?:\s+\p{Lu}[\p{L}-]*){0,2})?(?=[\s!,.]|$)/u

/** Puts this author's name into the greeting, or removes the name if theirs is unknown. */
export function personalise(text: string, { from, to }: { from: string | null; to: string | null }): string {
  const match = GREETING.exec(text)
  if (!match?.groups) return text
  const { start = '', hello = '', name } = match.groups
  // «Здравствуйте, Сегодня…» names nobody: without the first author's name in it the words are left alone.
  if (name !== undefined && from !== null && !name.toLowerCase().includes(stemOf(from))) return text
  return `${start}${hello}${to ? `, ${to}` : ''}${text.slice(match[0].length)}`
}

const HELLO = '(?:[Зз]дравствуйте|[Дд]обр(?:ый день|ый вечер|ое утро|ого дня|ого времени суток))'
const NAMED = '(?:[Уу]важаем(?:ый|ая|ые)\\s+)?\\p{Lu}[\\p{L}-]*(?:\\s+\\p{Lu}[\\p{L}-]*){0,2}'
const HELLO_THEN_NAME = new RegExp(`^(\\s*${HELLO}),?\\s+${NAMED}\\s*(?=[!,.])`, 'u')
const NAME_THEN_HELLO = new RegExp(`^\\s*${NAMED}\\s*,\\s*(?=${HELLO})`, 'u')
const DEAR_NAME = /^\s*[Уу]важаем(?:ый|ая|ые)\s+\p{Lu}[\p{L}-]*(?:\s+\p{Lu}[\p{L}-]*){0,2}\s*[!,.]\s*/u

/** For readers other than its author: the greeting stays, whomever it names. A name ends with a mark. */
export function withoutGreetedName(text: string): string {
  const rest = text.replace(HELLO_THEN_NAME, '$1').replace(NAME_THEN_HELLO, '').replace(DEAR_NAME, '')
  return rest === text ? text : rest.replace(/^\s*\p{Ll}/u, (first) => first.trim().toUpperCase())
}

/** The first word of a network's name; null for what is not a name. */
export function firstNameOf(name: string): string | null {
  const [first = ''] = name.trim().split(/\s+/u)
  return /^\p{Lu}\p{L}{1,39}$/u.test(first) ? first : null
}

function stemOf(name: string): string {
  return name.toLowerCase().slice(0, Math.max(name.length - 1, 2))
}
