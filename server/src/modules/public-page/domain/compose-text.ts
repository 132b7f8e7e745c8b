import { REGION_LANGUAGE } from '@veche/contract/rules/replies/outgoing-words.ts'
import type { Language } from '@veche/contract/values/notifications.ts'

/** The resident's words with what they chose in the form, as staff and the rules of the text read them. */
export type Chosen = {
  municipality: string | null
  address: string | null
  topic: string | null
  own?: readonly string[]
}

/** In the language that the resident reads the form in; the rules of the text know both. */
const LABELS: Record<Language, { place: string; topic: string }> = {
  ru: { place: 'Место', topic: 'Тема' },
  en: { place: 'Place', topic: 'Topic' },
}

export function composeText(
  text: string,
  { municipality, address, topic, own = [] }: Chosen,
  language: Language = REGION_LANGUAGE,
): string {
  const label = LABELS[language]
  const place = [municipality, address].filter(Boolean).join(', ')
  const lines = [place && `${label.place}: ${place}`, topic && `${label.topic}: ${topic}`, ...own].filter(
    Boolean,
  )
  return [text.trim(), lines.join('\n')].filter(Boolean).join('\n\n')
}

/** The mark of the answer before the words about it: read as the author's verdict in any network. */
export function composeVerdict(word: string | null, text: string): string {
  return word === null ? text.trim() : [word, text.trim()].filter(Boolean).join('. ')
}
