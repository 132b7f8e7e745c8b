/** The columns of the file of rows. Pure: names of places and words of the reader's language are arguments. */
import type { Row } from '../figures.queries.ts'

export const COLUMNS = [
  'question',
  'number',
  'source',
  'title',
  'isCounted',
  'municipality',
  'topic',
  'agency',
  'network',
  'takenAt',
  'dueAt',
  'answeredAt',
  'workingMinutes',
  'isLate',
  'outcome',
  'satisfaction',
] as const
type Column = (typeof COLUMNS)[number]

export type FileWords = {
  source: (source: Row['source']) => string
  municipality: (code: string | null) => string | null
  topic: (code: string | null) => string | null
  agency: (code: string | null) => string | null
  network: (code: string) => string
  outcome: (code: string) => string
  satisfaction: (code: string) => string
  truth: (is: boolean) => string
  moment: (at: string) => string
}

export function fieldsOf(row: Row, words: FileWords): string[] {
  const moment = (at: string | null) => (at === null ? '' : words.moment(at))
  const fields: Record<Column, string | null> = {
    question: String(row.question),
    number: row.number === null ? null : String(row.number),
    source: words.source(row.source),
    title: row.title,
    isCounted: words.truth(row.isCounted),
    municipality: words.municipality(row.municipalityCode),
    topic: words.topic(row.topicCode),
    agency: words.agency(row.agencyCode),
    network: row.network && words.network(row.network),
    takenAt: moment(row.takenAt),
    dueAt: moment(row.dueAt),
    answeredAt: moment(row.answeredAt),
    workingMinutes: row.workingMinutes === null ? null : String(row.workingMinutes),
    isLate: words.truth(row.isLate),
    outcome: row.outcome && words.outcome(row.outcome),
    satisfaction: row.satisfaction && words.satisfaction(row.satisfaction),
  }
  return COLUMNS.map((column) => fields[column] ?? '')
}
