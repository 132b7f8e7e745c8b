/** Rows as COPY reads them: a line a row, with tabs between its values. */

/** An array of PostgreSQL; a plain one goes into a column of JSON. */
export class SqlArray {
  readonly items: readonly string[]

  constructor(items: readonly string[]) {
    this.items = items
  }
}

/** Text of JSON that stands already. */
export class SqlJson {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

const NULL = '\\N'
const TO_ESCAPE = /[\\\n\r\t]/
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

export function encodeRows(rows: readonly (readonly unknown[])[]): Buffer {
  let text = ''
  for (const row of rows) text += `${row.map(encode).join('\t')}\n`
  return Buffer.from(text)
}

function encode(value: unknown): string {
  if (value === null || value === undefined) return NULL
  switch (typeof value) {
    case 'string':
      return escapeSigns(value)
    case 'boolean':
      return value ? 't' : 'f'
    case 'object':
      return encodeObject(value)
    default:
      return String(value)
  }
}

function encodeObject(value: object): string {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof SqlArray) return escapeSigns(arrayOf(value.items))
  return escapeSigns(value instanceof SqlJson ? value.text : JSON.stringify(value))
}

function escapeSigns(text: string): string {
  return TO_ESCAPE.test(text) ? text.replaceAll(/[\\\n\r\t]/g, (sign) => ESCAPED[sign] ?? sign) : text
}

function arrayOf(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
}
