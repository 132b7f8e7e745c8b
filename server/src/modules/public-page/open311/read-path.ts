/** `requests/42.json` → what is asked for and how it is to be said. Null for what the standard does not have. */
import type { Format } from './write-value.ts'

const RESOURCES = ['services', 'requests', 'servicerequestupdates', 'tokens'] as const
export type Asked = { resource: (typeof RESOURCES)[number]; id: string | null; format: Format }

export function readPath(path: string): Asked | null {
  const [, name, id, format] = /^(\w+)(?:\/([^/]{1,100}))?\.(json|xml)$/.exec(path) ?? []
  const resource = RESOURCES.find((known) => known === name)
  if (!resource || (resource === 'tokens' && id === undefined)) return null
  if (resource === 'servicerequestupdates' && id !== undefined) return null
  return { resource, id: id ?? null, format: format === 'xml' ? 'xml' : 'json' }
}

/** Also of an address we do not have: the error is said in the format that was meant. */
export function formatOf(path: string): Format {
  return path.split('?')[0]?.endsWith('.xml') ? 'xml' : 'json'
}
