import { queryOptions } from '@tanstack/react-query'
import { TOPIC_WORDS_PROBLEMS, type TopicWordsProblem } from '@veche/contract/values/admin/topic-words.ts'
import { ApiError, api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'

export type TopicWords = AnswerOf<'GET /api/directory/topics/{code}/words'>
export type WordsPreview = AnswerOf<'POST /api/directory/topics/{code}/words/preview'>
export type Words = { own: string[]; putAside: string[] }

export const topicWordsQuery = (code: string) =>
  queryOptions({
    queryKey: ['directory', 'topic-words', code],
    // A form begins from what is saved now, never from what was read before it was saved.
    gcTime: 0,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/directory/topics/{code}/words', { params: { path: { code } }, signal })),
  })

export function saveWords(code: string, changes: Partial<Words>, before: Record<string, unknown>) {
  const params = { path: { code } }
  return unwrap(api.PATCH('/api/directory/topics/{code}/words', { params, body: { ...changes, before } }))
}

export type RowProblem = { at: number; problem: TopicWordsProblem }

/** Which rows the server takes for no words; none where it refused for another reason. */
export function problemsOf(error: unknown): RowProblem[] {
  if (!(error instanceof ApiError)) return []
  const { problems } = error.details
  if (!Array.isArray(problems)) return []
  return problems.flatMap((row: unknown): RowProblem[] => {
    if (typeof row !== 'object' || row === null || !('at' in row) || !('problem' in row)) return []
    const problem = TOPIC_WORDS_PROBLEMS.find((known) => known === row.problem)
    return problem && typeof row.at === 'number' ? [{ at: row.at, problem }] : []
  })
}
