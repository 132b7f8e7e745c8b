import { useQuery } from '@tanstack/react-query'
import { isFieldOf, type OwnValues } from '@veche/contract/rules/own-fields/own-field.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { type OwnDraft, ownFieldsQuery, readDraft } from '../../../lib/own-fields/own-fields.ts'
import { useOwnFieldWords } from './use-own-field-words.ts'

const NOTHING: OwnValues = {}

type Asked = {
  topicCode: string | null
  draft: OwnDraft
  stored?: OwnValues
  /** Only those that acceptance asks for. */
  isNeededOnly?: boolean
}

/** Fields of the chosen topic, what is said in them, and what keeps a question of it from being accepted. */
export function useOwnFieldDraft({ topicCode, draft, stored = NOTHING, isNeededOnly = false }: Asked) {
  const { data } = useQuery({ ...ownFieldsQuery, enabled: topicCode !== null })
  const { topic } = useDirectory()
  const { problemOf } = useOwnFieldWords()
  const of = { topicCode, groupCode: topic(topicCode)?.groupCode ?? null }
  const fields =
    topicCode === null
      ? []
      : (data?.fields ?? []).filter(
          (field) => isFieldOf(field, of) && (!isNeededOnly || field.need === 'accept'),
        )
  const { values, problems } = readDraft({ fields, draft, stored })
  return {
    ...{ fields, values },
    needed: fields.filter(({ need }) => need === 'accept').map(({ code }) => code),
    problems: Object.fromEntries(
      fields.flatMap((field) => {
        const isMissing = field.need === 'accept' && values[field.code] === null
        const problem = problems[field.code] ?? (isMissing ? 'missing' : null)
        return problem === null ? [] : [[field.code, problemOf(field, problem)]]
      }),
    ),
  }
}
