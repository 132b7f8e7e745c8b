/** Answers of GeoReport v2: one structure, said as JSON or as XML. */
export type Format = 'json' | 'xml'
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value }
/** Names of a list and its items in XML; JSON has none. */
export type Named = { root: string; item: string; value: Value }

export const SERVICES = { root: 'services', item: 'service' }
export const DEFINITION = { root: 'service_definition', item: 'attribute' }
export const REQUESTS = { root: 'service_requests', item: 'request' }
export const UPDATES = { root: 'service_requests_updates', item: 'request_update' }
export const DISCOVERY = { root: 'discovery', item: 'endpoint' }
export const ERRORS = { root: 'errors', item: 'error' }

export const CONTENT_TYPES: Record<Format, string> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
}

export function writeValue(format: Format, { root, item, value }: Named): string {
  if (format === 'json') return JSON.stringify(value)
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value, item)}\n`
}

/** Lists within an item. */
const ITEMS: Record<string, string> = { formats: 'format' }

function element(name: string, value: Value, item: string): string {
  if (value === null || value === '') return `<${name}/>`
  if (Array.isArray(value)) {
    const inner = value.map((one) => element(ITEMS[name] ?? item, one, item))
    return `<${name}>${inner.join('')}</${name}>`
  }
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`
  const inner = Object.entries(value).map(([field, one]) => element(field, one, item))
  return `<${name}>${inner.join('')}</${name}>`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** XML 1.0 has no place at all for most control characters. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign)
}
