import { addresses } from './plain-checks.ts'

const OPENING = /^\s*(здравствуйте|добрый день|добрый вечер|доброе утро|доброго дня)(?:[!.,]+\s*|\s+|$)/iu
const GREETING = 'Здравствуйте'

/** Puts the name into the greeting, or a greeting with it before the words; a text that names its reader stays as it is. */
export function callByName(text: string, firstName: string): string {
  if (addresses(text, firstName)) return text
  const [opening = '', greeting = GREETING] = OPENING.exec(text) ?? []
  const rest = text.slice(opening.length).trimStart()
  return `${greeting}, ${firstName}!${rest === '' ? '' : ` ${rest[0]?.toUpperCase()}${rest.slice(1)}`}`
}
