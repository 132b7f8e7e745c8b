import { parseArgs } from 'node:util'
import { Role, type Scope, TOKEN_SCOPES, type TokenScope } from '@veche/contract/access.ts'
import type { z } from 'zod'
import { UsageError } from './command.ts'

type Options = Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>

/** Options by name; unknown ones and stray words are refused, a typing error must not pass silently. */
export function readOptions<Given extends Options>(args: string[], options: Given, positionals = 0) {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: positionals > 0 })
    if (parsed.positionals.length !== positionals) throw new UsageError('Wrong number of arguments')
    return { values: parsed.values, positionals: parsed.positionals }
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(error instanceof Error ? error.message : 'Wrong call')
  }
}

export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${option} is missing`)
  return value
}

export function parseWith<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new UsageError(problems.join('; '))
}

/** `region`, `agency:CODE`, `unit:CODE`, `municipality:CODE`. */
export function parseScope(text: string): Scope {
  const [kind, code] = [text.split(':', 1)[0], text.includes(':') ? text.slice(text.indexOf(':') + 1) : '']
  if (text === 'region') return { kind: 'region' }
  if (code !== '' && (kind === 'agency' || kind === 'unit' || kind === 'municipality')) return { kind, code }
  throw new UsageError(`"${text}" is no scope: region, agency:CODE, unit:CODE or municipality:CODE`)
}

/** Roles and scopes come in pairs, in the order they were given; roles alone hold in the whole region. */
export function pairGrants(
  roles: readonly string[],
  scopes: readonly string[],
): { role: Role; scope: Scope }[] {
  if (scopes.length > 0 && scopes.length !== roles.length) {
    throw new UsageError('Give one --scope for each --role, or none at all')
  }
  return roles.map((role, index) => ({
    role: parseWith(Role, role),
    scope: parseScope(scopes[index] ?? 'region'),
  }))
}

export function parseTokenScopes(text: string): TokenScope[] {
  const wanted = text.split(',').map((part) => part.trim())
  const unknown = wanted.filter((part) => !TOKEN_SCOPES.some((scope) => scope === part))
  if (unknown.length > 0)
    throw new UsageError(`No such scope: ${unknown.join(', ')}; there are ${TOKEN_SCOPES.join(', ')}`)
  return TOKEN_SCOPES.filter((scope) => wanted.includes(scope))
}
