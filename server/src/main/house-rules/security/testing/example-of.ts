/** Makes a value that a schema takes: the least of what it asks for. Rules beyond the form may still refuse it. */
import { z } from 'zod'

type Node = {
  type?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  format?: string
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  minItems?: number
  items?: Node
  prefixItems?: Node[]
  properties?: Record<string, Node>
  required?: string[]
  anyOf?: Node[]
  oneOf?: Node[]
  allOf?: Node[]
  pattern?: string
}

const BY_FORMAT: Record<string, string> = {
  uuid: '00000000-0000-7000-8000-000000000000',
  'date-time': '2026-11-30T09:00:00.000Z',
  date: '2026-11-30',
  uri: 'https://example.org/x',
  email: 'nobody@example.org',
}

const known = new WeakMap<z.ZodType, unknown>()

/** The same one each time: nobody changes it. */
export function exampleOf(schema: z.ZodType): unknown {
  if (!known.has(schema))
    known.set(schema, leastOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Node))
  return known.get(schema)
}

function leastOf(node: Node): unknown {
  const [choice] = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]
  if (node.const !== undefined) return node.const
  if (node.enum) return node.enum[0]
  if (choice) return leastOf(choice)
  switch (node.type) {
    case 'string':
      return BY_FORMAT[node.format ?? ''] ?? 'пример'.padEnd(node.minLength ?? 1, 'а')
    case 'integer':
    case 'number':
      return node.minimum ?? (node.exclusiveMinimum ?? 0) + 1
    case 'boolean':
      return true
    case 'array':
      if (node.prefixItems) return node.prefixItems.map(leastOf)
      return Array.from({ length: node.minItems ?? 0 }, () => leastOf(node.items ?? {}))
    case 'object':
      return Object.fromEntries(
        (node.required ?? []).map((name) => [name, leastOf(node.properties?.[name] ?? {})]),
      )
    default:
      return null
  }
}
