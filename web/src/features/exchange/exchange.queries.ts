import { queryOptions } from '@tanstack/react-query'
import { ApiError, api, unwrap } from '../../lib/api.ts'
import type { AnswerOf } from '../../lib/call-route.ts'

type Reply = AnswerOf<'GET /api/exchange/jobs'>
export type ExchangeJob = Reply['jobs'][number]

const POLL_MS = 1500

export const exchangeJobsQuery = queryOptions({
  queryKey: ['exchange', 'jobs'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/exchange/jobs', { signal })),
  refetchInterval: ({ state }) => (state.data?.jobs.some(isAtWork) ? POLL_MS : false),
})

export function isAtWork({ state }: Pick<ExchangeJob, 'state'>): boolean {
  return state === 'queued' || state === 'running'
}

/** The bytes of the file as they are; the generated client sends JSON only. */
export async function uploadSpreadsheet(file: File): Promise<string> {
  const response = await fetch(`/api/exchange/imports?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => {
    throw new ApiError('network.unreachable', 0)
  })
  const body: { id?: string; code?: string; details?: Record<string, unknown> } = await response
    .json()
    .catch(() => ({}))
  if (response.ok && body.id) return body.id
  throw new ApiError(body.code ?? `http.${response.status}`, response.status, body.details)
}
