import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { isFieldOf } from '@veche/contract/rules/own-fields/own-field.ts'
import { useState } from 'react'
import { useDirectory } from '../../../lib/directory.ts'
import { type OwnDraft, ownFieldsQuery, readDraft, textOf } from '../../../lib/own-fields/own-fields.ts'
import { useOwnFieldWords } from '../../../ui/forms/use-own-field-words.ts'

/** Fields without which a question of the chosen topic is not accepted, and what is filled in there. */
export function useNeededFields({ ownFields: stored }: IncidentResponse, topicCode: string | null) {
  const { data } = useQuery({ ...ownFieldsQuery, enabled: topicCode !== null })
  const { topic } = useDirectory()
  const { problemOf } = useOwnFieldWords()
  const [draft, setDraft] = useState<OwnDraft>(() =>
    Object.fromEntries(Object.entries(stored).map(([code, value]) => [code, textOf(value)])),
  )
  const of = { topicCode, groupCode: topic(topicCode)?.groupCode ?? null }
  const fields = (data?.fields ?? []).filter(
    (field) => topicCode !== null && field.need === 'accept' && isFieldOf(field, of),
  )
  const { values, problems } = readDraft({ fields, draft, stored })
  return {
    ...{ fields, values, draft, setDraft },
    problems: Object.fromEntries(
      fields.flatMap((field) => {
        const problem = problems[field.code] ?? (values[field.code] === null ? 'missing' : null)
        return problem === null ? [] : [[field.code, problemOf(field, problem)]]
      }),
    ),
  }
}
