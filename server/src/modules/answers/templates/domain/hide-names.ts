/** Removes the name of the author from an answer that is shown as an example to somebody else. Pure. */
const GREETING =
  /((?:здравствуйте|добрый день|добрый вечер|доброе утро|доброго дня|уважаем(?:ый|ая|ые))[,]?\s+)(\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}.-]+){0,2})/giu
const LEADING_NAME =
  /^\s*(\p{Lu}[\p{Ll}-]+(?:\s+\p{Lu}[\p{Ll}.-]+){0,2})(?=,\s+(?:здравствуйте|добрый|доброе|спасибо))/u
/** In braces it is a variable: who takes the example over is made to say a name. */
const NAME = '{имя}'

export function hideNames(text: string): string {
  const names = new Set<string>()
  const learn = (name: string) => {
    for (const word of name.split(/\s+/u)) if (word.length > 2) names.add(word)
  }
  const greeted = text
    .replace(LEADING_NAME, (_all, name: string) => {
      learn(name)
      return NAME
    })
    .replaceAll(GREETING, (all, greeting: string, name: string) => {
      // The flag that forgives the case of the greeting would take any word for a name.
      if (!/^\p{Lu}/u.test(name)) return all
      learn(name)
      return `${greeting}${NAME}`
    })
  if (names.size === 0) return greeted
  // Replaces all names in one pass, because one pass for each would be slow on a long text.
  const longestFirst = [...names].toSorted((one, other) => other.length - one.length)
  const any = longestFirst.map((name) => name.replaceAll('.', '\\.')).join('|')
  return greeted.replaceAll(new RegExp(`(?<!\\p{L})(?:${any})(?!\\p{L})`, 'gu'), NAME)
}
