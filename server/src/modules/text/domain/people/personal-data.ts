/**
 * Finds what residents may have written of themselves without need. The page tells them before it sends, and public
 * lists hide it.
 */
const PATTERNS = {
  phone: /(?<!\d)(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)/gu,
  email: /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}/gu,
  passport: /паспорт\S{0,10}\s{0,3}(?:серия\s{0,3})?\d{2}\s?\d{2}[\s№]{0,3}\d{6}/giu,
  insurance: /(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)/gu,
  card: /(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)/gu,
  flat: /(?<![а-яё])(?:квартира|кв\.?)\s{0,2}№?\s{0,2}\d{1,5}/giu,
} as const satisfies Record<string, RegExp>

export type PersonalKind = keyof typeof PATTERNS

/** Lists the kinds of personal data that the text holds. */
export function findPersonalData(text: string): PersonalKind[] {
  const kinds: PersonalKind[] = ['phone', 'email', 'passport', 'insurance', 'card', 'flat']
  return kinds.filter((kind) => text.search(PATTERNS[kind]) !== -1)
}

const MASK = '•••'

export function maskPersonalData(text: string): string {
  return Object.values(PATTERNS).reduce((masked, pattern) => masked.replace(pattern, MASK), text)
}
