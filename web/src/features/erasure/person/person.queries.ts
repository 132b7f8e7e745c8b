import { queryOptions } from '@tanstack/react-query'
import type { FindPersonRequest, PersonRows } from '@veche/contract/admin/persons.ts'
import { api, unwrap } from '../../../lib/api.ts'

export const PERSON_ERASURES_KEY = ['person-erasures']

export const personErasuresQuery = queryOptions({
  queryKey: PERSON_ERASURES_KEY,
  queryFn: ({ signal }) => unwrap(api.GET('/api/persons/erasures', { signal })),
})

/** Asked once for each choice of rows: what is sought is never a part of an address. */
export const heldQuery = (rows: PersonRows) =>
  queryOptions({
    queryKey: ['person-held', rows],
    queryFn: ({ signal }) => unwrap(api.POST('/api/persons/held', { body: rows, signal })),
    enabled: Object.values(rows).some((ids) => ids.length > 0),
  })

export const findPerson = (body: FindPersonRequest) => unwrap(api.POST('/api/persons/find', { body }))

export const exportPerson = (rows: PersonRows, paper: string) =>
  api.POST('/api/persons/export', { body: { rows, paper } })

export const askPersonErasure = (rows: PersonRows, paper: string) =>
  unwrap(api.POST('/api/persons/erasures', { body: { rows, paper } }))

export const decidePersonErasure = (demandId: string, decision: 'confirm' | 'refuse') =>
  unwrap(
    api.POST('/api/persons/erasures/{demandId}/decision', {
      params: { path: { demandId } },
      body: { decision },
    }),
  )
