/** What is wrong with a field of a request, in words that a program knows: the interface says it to people. */

/** Of zod, as `fastify-type-provider-zod` hands it on. */
type Issue = { keyword: string; message?: string | undefined; params: Record<string, unknown> }
export type FieldProblem = { code: string | null; limit?: number }

const FORMATS: ReadonlyMap<unknown, string> = new Map([
  ['email', 'not_email'],
  ['url', 'not_url'],
  ['datetime', 'not_moment'],
  ['date', 'not_moment'],
])
/** A schema may name its own problem in place of a message: `.regex(TIME, 'not_time')`. */
const NAMED = /^[a-z]+(_[a-z]+)*$/

export function toFieldProblem({ keyword, message = '', params }: Issue): FieldProblem {
  if (NAMED.test(message)) return { code: message }
  switch (keyword) {
    case 'too_small':
      if (params.origin === 'string' && params.minimum === 1) return { code: 'missing' }
      return bounded(params, params.minimum, { text: 'too_short', list: 'too_few', number: 'too_small' })
    case 'too_big':
      return bounded(params, params.maximum, { text: 'too_long', list: 'too_many', number: 'too_big' })
    case 'invalid_type':
      return { code: message.endsWith('received undefined') ? 'missing' : typeProblem(params.expected) }
    case 'invalid_format':
      return { code: FORMATS.get(params.format) ?? 'wrong_format' }
    case 'invalid_value':
      return { code: 'not_offered' }
    case 'not_multiple_of':
      return { code: 'not_whole' }
    default:
      return { code: null }
  }
}

type Names = { text: string; list: string; number: string }

function bounded({ origin, inclusive }: Issue['params'], limit: unknown, names: Names): FieldProblem {
  if (typeof limit !== 'number' || inclusive === false) return { code: null }
  if (origin === 'string') return { code: names.text, limit }
  return { code: origin === 'array' || origin === 'set' ? names.list : names.number, limit }
}

function typeProblem(expected: unknown): string | null {
  if (expected === 'int') return 'not_whole'
  return expected === 'number' ? 'not_number' : null
}
