/**
 * Finds what residents may have written of themselves without need. The page tells them before it sends, and public
 * lists hide it. Figures, homes and births are found as `veche pii` finds them; what these patterns take beyond it
 * (the telephone of a service, a flat without its street) is hidden too.
 */
import { findFigures } from '../spans/personal-spans.ts'
import type { SpanKind } from '../spans/span.ts'

const PATTERNS = {
  phone: /(?<!\d)(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)/gu,
  email: /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}/gu,
  passport: /паспорт\S{0,10}\s{0,3}(?:серия\s{0,3})?\d{2}\s?\d{2}[\s№]{0,3}\d{6}/giu,
  insurance: /(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)/gu,
  card: /(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)/gu,
  flat: /(?<![а-яё])(?:квартира|кв\.?)\s{0,2}№?\s{0,2}\d{1,5}/giu,
} as const satisfies Record<string, RegExp>

export type PersonalKind = keyof typeof PATTERNS
const AS_SPANS: Record<PersonalKind, SpanKind> = {
  ...{ phone: 'phone', email: 'email', passport: 'passport', card: 'card' },
  ...{ insurance: 'snils', flat: 'address' },
}

/** Lists the kinds of personal data that the text holds. */
export function findPersonalData(text: string): PersonalKind[] {
  const kinds: PersonalKind[] = ['phone', 'email', 'passport', 'insurance', 'card', 'flat']
  const spans = new Set(findFigures(text).map(({ kind }) => kind))
  return kinds.filter((kind) => spans.has(AS_SPANS[kind]) || text.search(PATTERNS[kind]) !== -1)
}

const MASK = '•••'

const SAYS_FLAT = /(?<!\p{L})(?:кв|комн|к\.|kv|apt)/iu

/** `hasRanges`: «Ленина, 1–15» there are houses one after another and not a house with a flat. */
export function maskPersonalData(text: string, { hasRanges = false } = {}): string {
  const masked = Object.values(PATTERNS).reduce((rest, pattern) => rest.replace(pattern, MASK), text)
  const spans = findFigures(masked).filter(
    ({ kind, start, end }) => !hasRanges || kind !== 'address' || SAYS_FLAT.test(masked.slice(start, end)),
  )
  const kept = spans.map(({ start }, index) => masked.slice(spans[index - 1]?.end ?? 0, start))
  return [...kept, masked.slice(spans.at(-1)?.end ?? 0)].join(MASK)
}
