/** The form of an article and what it says: lists are lines of a field. Pure. */
import type { ArticleContent } from './knowledge.queries.ts'

export type Norm = ArticleContent['norms'][number]
export type ArticleForm = Omit<ArticleContent, 'words' | 'answers'> & { words: string; answers: string }

/** Between model answers, as in files of articles. */
export const BETWEEN_ANSWERS = '* * *'
const HALF_A_YEAR_DAYS = 180

export const EMPTY_NORM: Norm = {
  ...{ document: '', clause: '', issuedOn: null, term: null, source: '', secondSource: null },
}

export function emptyForm(today: string): ArticleForm {
  const until = new Date(Date.parse(`${today}T00:00:00Z`))
  until.setUTCDate(until.getUTCDate() + HALF_A_YEAR_DAYS)
  return {
    ...{ title: '', topicCodes: [], municipalityCodes: [], seasons: [], words: '', responsible: '' },
    ...{ isPublic: false, checkedOn: today, validUntil: until.toISOString().slice(0, 10), norms: [] },
    ...{ need: '', steps: '', term: '', who: '', answers: '', avoid: '' },
  }
}

export function formOf(content: ArticleContent): ArticleForm {
  return {
    ...content,
    words: content.words.join('\n'),
    answers: content.answers.join(`\n\n${BETWEEN_ANSWERS}\n\n`),
  }
}

export function saidOf(form: ArticleForm): ArticleContent {
  const norm = ({ document, clause, issuedOn, term, source, secondSource }: Norm): Norm => ({
    ...{ document: document.trim(), clause: clause.trim(), issuedOn, term: term?.trim() || null },
    ...{ source: source.trim(), secondSource: secondSource?.trim() || null },
  })
  return {
    ...form,
    ...{ title: form.title.trim(), responsible: form.responsible.trim() },
    ...{ need: form.need.trim(), steps: form.steps.trim(), term: form.term.trim() },
    ...{ who: form.who.trim(), avoid: form.avoid.trim() },
    words: linesOf(form.words),
    answers: form.answers
      .split(/^\s*\* \* \*\s*$/m)
      .map((answer) => answer.trim())
      .filter(Boolean),
    norms: form.norms.filter(isBegun).map(norm),
  }
}

const NEEDED = ['document', 'clause', 'source'] as const

/** A norm is looked up by this field, so no begun one is without it. */
export function isNeeded(field: keyof Norm): boolean {
  return NEEDED.some((needed) => needed === field)
}

/** The first norm that nobody could look up, by its number in the form, and which of its fields are empty. */
export function lackOf(norms: readonly Norm[]): { no: number; fields: (typeof NEEDED)[number][] } | null {
  for (const [place, norm] of norms.entries()) {
    const fields = isBegun(norm) ? NEEDED.filter((field) => norm[field].trim() === '') : []
    if (fields.length > 0) return { no: place + 1, fields }
  }
  return null
}

/** The first norm in the form that has nothing in it, by its place. Null: there is none. */
export function emptyNormAt(norms: readonly Norm[]): number | null {
  const place = norms.findIndex((norm) => !isBegun(norm))
  return place < 0 ? null : place
}

/** An empty one says nothing: it is not sent, and the form asks about it before. */
function isBegun(norm: Norm): boolean {
  return Object.values(norm).some((value) => (value ?? '').trim() !== '')
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean)
}
