/** VK's published schema as a judge of our calls, for tests: unknown or wrong parameter → 100, wrong kind of token → 27. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

type Rule = {
  type?: string | string[] | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  maxLength?: number | undefined
  maxItems?: number | undefined
  enum?: (string | number)[] | undefined
  items?: Rule | undefined
}

const RuleSchema: z.ZodType<Rule> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    maxLength: z.number().optional(),
    maxItems: z.number().optional(),
    enum: z.array(z.union([z.string(), z.number()])).optional(),
    items: RuleSchema.optional(),
  }),
)

const METHODS = z
  .record(
    z.string(),
    z.object({
      tokens: z.array(z.string()),
      params: z.object({
        properties: z.record(z.string(), RuleSchema),
        required: z.array(z.string()).default([]),
      }),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('../fixtures/vk.methods.json', import.meta.url), 'utf8')))

/** Parameters of every method. */
const COMMON = new Set(['v', 'lang'])

export function findVkViolation(
  name: string,
  params: Record<string, string>,
  tokenKind: string,
): number | null {
  const method = METHODS[name]
  if (!method) return 3
  if (!method.tokens.includes(tokenKind)) return 27
  const { properties, required } = method.params
  const isComplete = required.every((param) => param in params)
  const isKnown = Object.entries(params).every(([param, value]) => {
    const rule = properties[param]
    return COMMON.has(param) || (rule !== undefined && isAllowed(rule, value))
  })
  return isComplete && isKnown ? null : 100
}

function isAllowed(rule: Rule, value: string): boolean {
  if (rule.enum && !rule.enum.map(String).includes(value)) return false
  if (rule.maxLength !== undefined && value.length > rule.maxLength) return false
  return [rule.type ?? 'string'].flat().some((type) => isOfType(type, rule, value))
}

function isOfType(type: string, rule: Rule, value: string): boolean {
  switch (type) {
    case 'boolean':
      return value === '0' || value === '1'
    case 'integer':
      return /^-?\d+$/.test(value) && Number(value) >= (rule.minimum ?? Number.NEGATIVE_INFINITY)
    case 'array': {
      const items = value.split(',')
      const { items: itemRule, maxItems } = rule
      return (
        items.length <= (maxItems ?? items.length) &&
        (!itemRule || items.every((item) => isAllowed(itemRule, item)))
      )
    }
    default:
      return true
  }
}
