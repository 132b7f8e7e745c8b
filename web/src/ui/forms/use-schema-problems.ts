import { toFieldProblem } from '@veche/contract/rules/field-problem.ts'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { BringSchema } from '../../lib/forms/schema-of.ts'
import type { FormProblems } from './form-problems.ts'
import { useFieldWords } from './use-field-words.ts'

export type Accepted = {
  schema: BringSchema
  /** What would be sent. */
  body: unknown
  /** Of fields whose rule has better words than its figures. */
  words?: FormProblems
}

/** What the server would refuse, by the contract and before it is asked. Until the schema has come it is the server who says so. */
export function useSchemaProblems(accepted: Accepted | undefined): FormProblems {
  const schema = useSchema(accepted?.schema)
  const wordsOf = useFieldWords(accepted?.words)
  const issues = schema?.safeParse(accepted?.body).error?.issues ?? []
  const fields = issues
    .filter(({ path }) => path.length > 0)
    .map(({ path, code, message, ...params }) => ({
      field: path.join('.'),
      ...toFieldProblem({ keyword: code, message, params }),
    }))
  return wordsOf({ fields })
}

function useSchema(bring: BringSchema | undefined): z.ZodType | null {
  const [brought, setBrought] = useState<{ bring: BringSchema; schema: z.ZodType } | null>(null)
  useEffect(() => {
    bring?.().then(
      (schema) => setBrought({ bring, schema }),
      () => undefined,
    )
  }, [bring])
  return brought !== null && brought.bring === bring ? brought.schema : null
}
