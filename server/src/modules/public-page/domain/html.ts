/** Pages as text in which everything that is not written here is escaped. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type HtmlValue = Html | string | number | boolean | null | undefined | readonly HtmlValue[]

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Also right in attributes, which are always quoted. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}

export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  const text = parts.reduce(
    (whole, part, index) => whole + (index > 0 ? show(values[index - 1]) : '') + part,
    '',
  )
  return new Html(text)
}

/** Nothing, false and true leave no trace, so that `condition && html…` is a way to write. */
function show(value: HtmlValue): string {
  if (value instanceof Html) return value.text
  if (value === null || value === undefined || typeof value === 'boolean') return ''
  if (typeof value === 'object') return value.map(show).join('')
  return escapeHtml(String(value))
}
