import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'

export type NetworkAct = AnswerOf<'GET /api/network-acts'>['acts'][number]
export type ActsOffer = AnswerOf<'GET /api/messages/{messageId}/network-acts'>
export type ActCommand = BodyOf<'POST /api/network-acts/{actId}/commands'>
export type ActsFilter = {
  view: 'waiting' | 'running' | 'all'
  kind?: NetworkAct['kind']
  incidentId?: string
}

const AGAIN_MS = 60_000
/** What is on its way ends within seconds, and its event may come before the page hears of any. */
const SOON_MS = 3000
const MOVING: readonly NetworkAct['state'][] = ['queued', 'sending', 'unknown']

export function actsQuery(filter: ActsFilter) {
  return infiniteQueryOptions({
    queryKey: ['moderation', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      unwrap(
        api.GET('/api/network-acts', {
          params: { query: { ...filter, ...(pageParam !== '' && { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
    refetchInterval: ({ state: { data } }) => {
      const acts = data?.pages.flatMap((page) => page.acts) ?? []
      return acts.some(({ state }) => MOVING.includes(state)) ? SOON_MS : AGAIN_MS
    },
  })
}

export function offerQuery(messageId: string) {
  return queryOptions({
    queryKey: ['moderation', 'offer', messageId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/messages/{messageId}/network-acts', { params: { path: { messageId } }, signal })),
  })
}

export function actFiguresQuery(days: number) {
  return queryOptions({
    queryKey: ['moderation', 'figures', days],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/network-acts/figures', { params: { query: { days } }, signal })),
  })
}

export function askAct(body: BodyOf<'POST /api/network-acts'>) {
  return unwrap(api.POST('/api/network-acts', { body }))
}

export function sendActCommand(actId: string, body: ActCommand) {
  return unwrap(api.POST('/api/network-acts/{actId}/commands', { params: { path: { actId } }, body }))
}
