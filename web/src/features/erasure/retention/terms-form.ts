import type { RetentionTerms } from '@veche/contract/admin/retention.ts'

export const KINDS = ['deliveries', 'contacts', 'words', 'talk', 'readings'] as const
export type TermsForm = Record<(typeof KINDS)[number], string>

/** What the page offers where nobody has decided yet; the server knows the least of each. */
export const RECOMMENDED: RetentionTerms = {
  ...{ deliveries: 180, contacts: 1095, words: 1825, talk: 1095, readings: 1095 },
}

export function toForm(terms: RetentionTerms): TermsForm {
  const text = (days: number | null) => (days === null ? '' : String(days))
  return {
    deliveries: text(terms.deliveries),
    contacts: text(terms.contacts),
    words: text(terms.words),
    talk: text(terms.talk),
    readings: text(terms.readings),
  }
}

/** Empty: for ever. */
export function toTerms(form: TermsForm): RetentionTerms {
  const days = (text: string) => (text.trim() === '' ? null : Number(text))
  return {
    deliveries: days(form.deliveries),
    contacts: days(form.contacts),
    words: days(form.words),
    talk: days(form.talk),
    readings: days(form.readings),
  }
}
