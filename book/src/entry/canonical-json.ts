/** RFC 8785: one spelling for each value of JSON, so that whoever writes it down hashes the same bytes. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  // Sorted by units of UTF-16, as the standard asks and as `sort` does.
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${quote(name)}:${canonicalJson(value[name]!)}`).join(',')}}`
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}

function quote(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('Half of a surrogate pair is no text')
  return JSON.stringify(text)
}
