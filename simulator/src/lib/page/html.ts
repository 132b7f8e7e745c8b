/** Makes markup that escapes whatever is put into it; only markup made here goes in as it is. */
export type Html = { readonly markup: string }
type Part = Html | readonly Html[] | string | number | null | false

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function toMarkup(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
  return 'markup' in part ? part.markup : part.map((item) => item.markup).join('')
}

export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const markup = strings.reduce(
    (text, string, index) => text + (index === 0 ? '' : toMarkup(parts[index - 1] ?? null)) + string,
    '',
  )
  return { markup }
}
