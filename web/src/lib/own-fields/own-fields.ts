/** Fields that the region adds to its topics, as forms hold them: text by code, read by the rule of each field. */
import { queryOptions } from '@tanstack/react-query'
import {
  isFieldOf,
  type OwnValue,
  type OwnValues,
  readOwnText,
} from '@veche/contract/rules/own-fields/own-field.ts'
import type { OwnFieldProblem } from '@veche/contract/values/casework/own-fields.ts'
import { api, unwrap } from '../api.ts'
import type { AnswerOf } from '../call-route.ts'

export type OwnField = AnswerOf<'GET /api/own-fields'>['fields'][number]
export type OwnDraft = Readonly<Record<string, string>>

export const OWN_FIELDS = ['directory', 'own-fields']

export const ownFieldsQuery = queryOptions({
  queryKey: OWN_FIELDS,
  queryFn: ({ signal }) => unwrap(api.GET('/api/own-fields', { signal })),
  staleTime: 10 * 60_000,
})

type Topical = { topicCode: string | null; groupCode: string | null }

/** Of a topic, and those that say something already, whatever became of them. */
export function fieldsOf(fields: readonly OwnField[], of: Topical, values: OwnValues = {}): OwnField[] {
  return fields.filter((field) => isFieldOf(field, of) || values[field.code] !== undefined)
}

export function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

type Draft = { fields: readonly OwnField[]; draft: OwnDraft; stored: OwnValues }
type Read = { values: Record<string, OwnValue | null>; problems: Record<string, OwnFieldProblem> }

/** What the form says, and what of it is wrong. */
export function readDraft({ fields, draft, stored }: Draft): Read {
  const read: Read = { values: {}, problems: {} }
  for (const field of fields) {
    const one = readOwnText(field, draft[field.code] ?? '', stored[field.code])
    if (one === null) read.values[field.code] = null
    else if ('problem' in one) read.problems[field.code] = one.problem
    else read.values[field.code] = one.value
  }
  return read
}
