import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { BringSchema } from '../../lib/forms/schema-of.ts'
import { refusedFields } from '../../lib/line/accepted.ts'
import type { FormProblems } from './form-problems.ts'
import { useFieldWords } from './use-field-words.ts'

export type Accepted = {
  schema: BringSchema
  /** What would be sent. */
  body: unknown
  /** Of fields whose rule has better words than its figures. */
  words?: FormProblems
}

/** Who has pressed waits so long for the rules at most. */
const PATIENCE_MS = 2000

export type SchemaProblems = {
  problems: FormProblems
  /** The schema is on its way; one that does not come leaves it to the server to refuse. */
  isComing: boolean
}

/** What the server would refuse, by the contract and before it is asked. */
export function useSchemaProblems(accepted: Accepted | undefined): SchemaProblems {
  const { schema, isComing } = useSchema(accepted?.schema)
  const wordsOf = useFieldWords(accepted?.words)
  const fields = (schema ? refusedFields(schema, accepted?.body) : []).filter(({ field }) => field !== '')
  return { problems: wordsOf({ fields }), isComing }
}

function useSchema(bring: BringSchema | undefined) {
  const [brought, setBrought] = useState<{ bring: BringSchema; schema: z.ZodType | null } | null>(null)
  useEffect(() => {
    if (!bring) return
    const giveUp = () => setBrought((known) => (known?.bring === bring ? known : { bring, schema: null }))
    const timer = setTimeout(giveUp, PATIENCE_MS)
    bring().then((schema) => setBrought({ bring, schema }), giveUp)
    return () => clearTimeout(timer)
  }, [bring])
  const isThere = brought !== null && brought.bring === bring
  return { schema: isThere ? brought.schema : null, isComing: bring !== undefined && !isThere }
}
