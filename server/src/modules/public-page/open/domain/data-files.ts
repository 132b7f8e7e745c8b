/** Files of open data: their names, their fields and how they are written. */

/** A question as it is given away: public facts alone. */
export type DataRow = Record<string, string | number | boolean | null>

type Field = { name: string; type: 'integer' | 'string' | 'boolean' | 'datetime'; description: string }
const FIELDS: readonly Field[] = [
  { name: 'question', type: 'integer', description: 'Number of the question in the Book' },
  { name: 'source', type: 'string', description: 'incident, chat or livestream' },
  { name: 'network', type: 'string', description: 'Where it was asked' },
  { name: 'municipality', type: 'string', description: 'Code of the municipality' },
  { name: 'group', type: 'string', description: 'Code of the group of topics' },
  { name: 'topic', type: 'string', description: 'Code of the topic' },
  { name: 'body', type: 'string', description: 'Code of the responsible body' },
  { name: 'taken', type: 'datetime', description: 'When it was asked, UTC' },
  { name: 'due', type: 'datetime', description: 'When the first answer is due' },
  { name: 'late', type: 'boolean', description: 'The deadline passed without an answer' },
  { name: 'answered', type: 'datetime', description: 'When the first answer stood where it was asked' },
  { name: 'minutes', type: 'integer', description: 'Working minutes to the first answer' },
  { name: 'on_time', type: 'boolean', description: 'Answered by the deadline' },
  { name: 'state', type: 'string', description: 'open, answered, passed_on, refused, merged or closed' },
  { name: 'solvable', type: 'boolean', description: 'About what can be put right' },
  { name: 'repeat', type: 'integer', description: 'Which time it is asked' },
  {
    name: 'outcome',
    type: 'string',
    description: 'solved, explained, not_solved, postponed or undeliverable',
  },
  { name: 'evidence', type: 'boolean', description: 'A photograph or the word of the author' },
  { name: 'satisfaction', type: 'string', description: 'satisfied, neutral, dissatisfied or no_answer' },
  { name: 'closed', type: 'datetime', description: 'When work ended' },
  { name: 'times_asked_again', type: 'integer', description: 'How often the author came back' },
  { name: 'promises_made', type: 'integer', description: 'Days that were named so far' },
  { name: 'promises_kept', type: 'integer', description: 'Of them kept' },
  { name: 'promises_moved', type: 'integer', description: 'Of them moved' },
  { name: 'promises_broken', type: 'integer', description: 'Of them broken' },
]
export const DATA_FIELDS = FIELDS.map(({ name }) => name)

/** Frictionless Table Schema. */
export function describeFields() {
  return {
    $schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
    fields: FIELDS,
    primaryKey: 'question',
    missingValues: [''],
  }
}

type DataFile =
  | { kind: 'schema' }
  | { kind: 'questions' | 'figures'; month: string; format: 'csv' | 'json'; name: string }

export function readFileName(name: string): DataFile | null {
  if (name === 'questions.schema.json') return { kind: 'schema' }
  const [, kind, month, format] =
    /^(questions|figures)-(20\d\d-(?:0[1-9]|1[0-2]))\.(csv|json)$/.exec(name) ?? []
  if (!month || (kind !== 'questions' && kind !== 'figures') || (format !== 'csv' && format !== 'json'))
    return null
  return { kind, month, format, name }
}

/** RFC 4180; a text that a spreadsheet would take for a formula is quoted with an apostrophe. */
export function toCsv(
  fields: readonly string[],
  rows: readonly DataRow[],
  { isHeaded = true }: { isHeaded?: boolean } = {},
): string {
  const lines = rows.map((row) => fields.map((field) => writeCell(row[field] ?? null)).join(','))
  return [...(isHeaded ? [fields.join(',')] : []), ...lines].map((line) => `${line}\r\n`).join('')
}

function writeCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
