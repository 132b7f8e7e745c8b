import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'
import { textsOf } from '../../../lib/files/texts-of.ts'

export type Rules = AnswerOf<'GET /api/rules'>
export type RuleRow = Rules['rules'][number]
export type Rule = AnswerOf<'GET /api/rules/{ruleId}'>
export type Content = Rule['content']
export type Condition = Content['conditions'][number]
export type Act = Content['acts'][number]
export type DryRun = NonNullable<Rule['dryRun']>
export type Match = AnswerOf<'POST /api/rules/preview'>['matches'][number]
export type Firing = AnswerOf<'GET /api/rules/firings'>['firings'][number]
export type RuleCommand = BodyOf<'POST /api/rules/{ruleId}/commands'>
export type FiringCommand = BodyOf<'POST /api/rules/firings/{firingId}/commands'>
export type FiringFilters = { ruleId?: string; state?: Firing['state'] }
export const REFRESH = ['rules']

const path = (ruleId: string) => ({ path: { ruleId } })
const TRIED_EVERY_MS = 1000

export const rulesQuery = queryOptions({
  queryKey: ['rules', 'list'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/rules', { signal })),
})

/** While a try goes on its progress is asked for. */
export function ruleQuery(ruleId: string) {
  return queryOptions({
    queryKey: ['rules', 'one', ruleId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/rules/{ruleId}', { params: path(ruleId), signal })),
    refetchInterval: ({ state }) => (state.data?.dryRun?.state === 'running' ? TRIED_EVERY_MS : false),
  })
}

export function firingsQuery(filters: FiringFilters) {
  return infiniteQueryOptions({
    queryKey: ['rules', 'firings', filters],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/rules/firings', {
          params: { query: { ...filters, limit: 30, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  })
}

/** Of one try: another try of the same rule finds other questions. */
export function matchesQuery(ruleId: string, runId: string) {
  return infiniteQueryOptions({
    queryKey: ['rules', 'matches', ruleId, runId],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/rules/{ruleId}/dry-run/matches', {
          params: { ...path(ruleId), query: { limit: 20, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function previewQuery(content: Content | null) {
  return queryOptions({
    queryKey: ['rules', 'preview', content],
    queryFn: ({ signal }) =>
      content ? unwrap(api.POST('/api/rules/preview', { body: content, signal })) : null,
    enabled: content !== null,
    placeholderData: (before) => before,
    retry: false,
  })
}

export const templatesQuery = queryOptions({
  queryKey: ['rules', 'templates'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/templates', { signal })),
})

export function createRule(body: BodyOf<'POST /api/rules'>) {
  return unwrap(api.POST('/api/rules', { body }))
}

export function changeRule(ruleId: string, body: BodyOf<'PUT /api/rules/{ruleId}'>) {
  return unwrap(api.PUT('/api/rules/{ruleId}', { body, params: path(ruleId) }))
}

export function sendCommand(ruleId: string, body: RuleCommand) {
  return unwrap(api.POST('/api/rules/{ruleId}/commands', { params: path(ruleId), body }))
}

export function startDryRun(ruleId: string) {
  return unwrap(api.POST('/api/rules/{ruleId}/dry-run', { params: path(ruleId) }))
}

export function switchRules(isOn: boolean) {
  return unwrap(api.PUT('/api/rules/switch', { body: { isOn } }))
}

export function sendFiringCommand(firingId: string, body: FiringCommand) {
  return unwrap(api.POST('/api/rules/firings/{firingId}/commands', { params: { path: { firingId } }, body }))
}

export function journalUrl(filters: FiringFilters): string {
  return `/api/rules/firings.csv?${new URLSearchParams(filters)}`
}

export const RULES_FILE = '/api/rules/file'

/** As a preview nothing is written. */
export async function importRules(files: readonly File[], isPreview: boolean) {
  const query = { preview: isPreview ? ('true' as const) : ('false' as const) }
  return unwrap(api.POST('/api/rules/file', { params: { query }, body: { files: await textsOf(files) } }))
}
