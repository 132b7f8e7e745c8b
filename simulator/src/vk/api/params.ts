/** Reads typed parameters out of form text the way VK does: lists by commas, `1` and `0` as booleans, JSON in strings. */
import { z } from 'zod'
import type { MethodSchema, ParamSchema } from '../schema.ts'
import { VkError } from '../vk-error.ts'

export type RawParams = Record<string, string>

/** References that are JSON in a string; every other reference is a plain word from a list. */
const JSON_OBJECTS = /#\/definitions\/(messages_forward|messages_keyboard)$/

const Forward = z.looseObject({ is_reply: z.union([z.boolean(), z.literal(1), z.literal(0)]).optional() })

function typesOf(schema: { type?: string | string[] | undefined }): readonly string[] {
  if (schema.type === undefined) return []
  return typeof schema.type === 'string' ? [schema.type] : schema.type
}

function toScalar(text: string, types: readonly string[]): unknown {
  if (types.includes('integer') && /^[+-]?\d{1,15}$/.test(text)) return Number(text)
  if (types.includes('number') && text !== '' && Number.isFinite(Number(text))) return Number(text)
  if (types.includes('boolean')) {
    if (text === '1' || text === 'true') return true
    if (text === '0' || text === 'false' || text === '') return false
  }
  return text
}

function toJson(name: string, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    const forward = Forward.safeParse(value)
    if (!forward.success) return value
    const { is_reply, ...rest } = forward.data
    return is_reply === undefined ? rest : { ...rest, is_reply: is_reply === true || is_reply === 1 }
  } catch {
    throw new VkError(100, `${name} is not valid JSON`)
  }
}

function coerce(name: string, text: string, schema: ParamSchema): unknown {
  if (schema.$ref) return JSON_OBJECTS.test(schema.$ref) ? toJson(name, text) : text
  const types = typesOf(schema)
  if (!types.includes('array')) return toScalar(text, types)
  if (text === '') return []
  return text.split(',').map((item) => toScalar(item.trim(), typesOf(schema.items ?? {})))
}

/** Drops parameters that the method does not know, as VK does. */
export function readParams(method: MethodSchema, raw: RawParams): Record<string, unknown> {
  const params: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(method.params.properties)) {
    const text = raw[name]
    if (text !== undefined) params[name] = coerce(name, text, schema)
  }
  return params
}
