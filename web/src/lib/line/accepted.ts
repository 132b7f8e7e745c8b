/** What is kept without a line is held against the contract first, by the schema with which the server reads it. */
import { toFieldProblem } from '@veche/contract/rules/field-problem.ts'
import type { z } from 'zod'
import { ApiError } from '../api.ts'
import type { BringSchema } from '../forms/schema-of.ts'

export type Accepts<Body> = {
  schema: BringSchema
  /** What of it is sent; null: nothing that could be refused so. The whole of it where nothing is said. */
  of?: (body: Body) => unknown
}

/** Without a line the schema may not come at all; then the words are kept, and the server says what is wrong. */
const PATIENCE_MS = 2000

/**
 * Throws what the server would say of a body that it does not read. `at hand`: only by a schema that is here already, so
 * that no press waits for one.
 */
export async function assertAccepted<Body>(
  { schema: bring, of = (body) => body }: Accepts<Body>,
  body: Body,
  schema: 'at hand' | 'brought',
): Promise<void> {
  const sent = of(body)
  if (sent === null) return
  const known = schema === 'at hand' ? bring.here() : await bringInTime(bring)
  const fields = known ? refusedFields(known, sent) : []
  if (fields.length > 0) throw new ApiError('http.invalid', 400, { fields })
}

/** Each field that the schema refuses, as the server would name it. */
export function refusedFields(schema: z.ZodType, body: unknown) {
  const issues = schema.safeParse(body).error?.issues ?? []
  return issues.map(({ path, code, message, ...params }) => ({
    field: path.join('.'),
    ...toFieldProblem({ keyword: code, message, params }),
  }))
}

async function bringInTime(bring: BringSchema) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null)
  })
  try {
    return await Promise.race([bring().catch(() => null), late])
  } finally {
    clearTimeout(timer)
  }
}
