import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'
import { textsOf } from '../../../lib/files/texts-of.ts'

export type Macro = AnswerOf<'GET /api/incidents/{incidentId}/macros'>['macros'][number]
export type MacroContent = Macro['content']
export const REFRESH = ['macros']

export function macrosQuery(incidentId: string, version: number) {
  return queryOptions({
    // What each would do depends on how the question stands.
    queryKey: ['macros', incidentId, version],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/incidents/{incidentId}/macros', { params: { path: { incidentId } }, signal })),
  })
}

export function applyMacro(
  { incidentId, macroId }: { incidentId: string; macroId: string },
  expectedVersion: number,
) {
  return unwrap(
    api.POST('/api/incidents/{incidentId}/macros/{macroId}', {
      params: { path: { incidentId, macroId } },
      body: { expectedVersion },
    }),
  )
}

export function undoMacro(useId: string) {
  return unwrap(api.POST('/api/macros/uses/{useId}/undo', { params: { path: { useId } } }))
}

export function createMacro(body: BodyOf<'POST /api/macros'>) {
  return unwrap(api.POST('/api/macros', { body }))
}

export function changeMacro(macroId: string, body: BodyOf<'PUT /api/macros/{macroId}'>) {
  return unwrap(api.PUT('/api/macros/{macroId}', { body, params: { path: { macroId } } }))
}

export function archiveMacro(macroId: string) {
  return unwrap(api.POST('/api/macros/{macroId}/archive', { params: { path: { macroId } } }))
}

export type MacroOfMany = AnswerOf<'POST /api/macros/plans'>['macros'][number]

export function macrosOfManyQuery(incidentIds: readonly string[]) {
  return queryOptions({
    queryKey: ['macros', 'many', incidentIds],
    queryFn: ({ signal }) =>
      unwrap(api.POST('/api/macros/plans', { body: { incidentIds: [...incidentIds] }, signal })),
  })
}

export function applyToMany(macroId: string, incidentIds: readonly string[]) {
  return unwrap(
    api.POST('/api/macros/{macroId}/many', {
      params: { path: { macroId } },
      body: { incidentIds: [...incidentIds] },
    }),
  )
}

export function undoMany(useIds: string[]) {
  return unwrap(api.POST('/api/macros/uses/undo', { body: { useIds } }))
}

export const MACROS_FILE = '/api/macros/file'

/** As a preview nothing is written. */
export async function importMacros(files: readonly File[], isPreview: boolean) {
  const query = { preview: isPreview ? ('true' as const) : ('false' as const) }
  return unwrap(api.POST('/api/macros/file', { params: { query }, body: { files: await textsOf(files) } }))
}
