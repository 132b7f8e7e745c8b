import { queryOptions } from '@tanstack/react-query'
import type { FakeResponse } from '@veche/contract/fakes.ts'
import { api, unwrap } from '../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../lib/call-route.ts'
import { mergeBeginning } from '../../lib/queries/paged-list.ts'
import { LONGEST_PAGE, type PagedQuery } from '../../lib/queries/paged-query.ts'
import type { FakeList } from './codes.ts'

export type FakeFilters = { list: FakeList; municipalityCode?: string; search?: string }
type FakePage = AnswerOf<'GET /api/fakes'>
type FakeRow = FakePage['fakes'][number]
export type Days = { from: string; to: string; municipalityCode?: string }
export type FakeCommand = BodyOf<'POST /api/fakes/{fakeId}/commands'>['command']
export type FakeEdit = Omit<BodyOf<'PATCH /api/fakes/{fakeId}'>, 'expectedVersion' | 'before'>
export type CarrierJudgement = BodyOf<'PATCH /api/fakes/{fakeId}/carriers'>['carriers'][number]

const path = (fakeId: string) => ({ path: { fakeId } })

/** An event of a card makes exactly these old: the lists, the figures a little later, and everything of that card. */
export function fakesQuery(filters: FakeFilters): PagedQuery<FakeRow, Pick<FakePage, 'counts'>> {
  return {
    queryKey: ['fakes', 'list', filters],
    pageSize: 50,
    longestPage: LONGEST_PAGE,
    async readPage({ cursor, limit, signal }) {
      const query = { ...filters, limit, ...(cursor && { cursor }) }
      const { fakes, nextCursor, counts } = await unwrap(
        api.GET('/api/fakes', { params: { query }, ...(signal && { signal }) }),
      )
      return { rows: fakes, nextCursor, head: { counts } }
    },
    merge: mergeBeginning,
  }
}

/** What a message claims, for a card of it. */
export function messageClaimQuery(messageId: string) {
  return queryOptions({
    queryKey: ['message-claim', messageId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/fakes/message-claim', { params: { query: { messageId } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function fakeQuery(fakeId: string) {
  return queryOptions({
    queryKey: ['fake', fakeId],
    queryFn: ({ signal }) => unwrap(api.GET('/api/fakes/{fakeId}', { params: path(fakeId), signal })),
  })
}

export function figuresQuery(days: Days) {
  return queryOptions({
    queryKey: ['fakes', 'figures', days],
    queryFn: ({ signal }) => unwrap(api.GET('/api/fakes/figures', { params: { query: days }, signal })),
    staleTime: 60_000,
  })
}

type Held = Pick<FakeResponse, 'id' | 'version'>

export function sendCommand({ id, version }: Held, command: FakeCommand): Promise<FakeResponse> {
  return unwrap(
    api.POST('/api/fakes/{fakeId}/commands', {
      params: path(id),
      body: { command, expectedVersion: version },
    }),
  )
}

export function editFake(
  { id, version }: Held,
  changes: FakeEdit,
  before: Record<string, unknown>,
): Promise<FakeResponse> {
  return unwrap(
    api.PATCH('/api/fakes/{fakeId}', {
      params: path(id),
      body: { ...changes, before, expectedVersion: version },
    }),
  )
}

export function judgeCarriers(fakeId: string, carriers: CarrierJudgement[]): Promise<FakeResponse> {
  return unwrap(api.PATCH('/api/fakes/{fakeId}/carriers', { params: path(fakeId), body: { carriers } }))
}
