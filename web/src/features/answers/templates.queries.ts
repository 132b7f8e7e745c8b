import { queryOptions } from '@tanstack/react-query'
import type { paths } from '../../lib/api.gen.ts'
import { api, unwrap } from '../../lib/api.ts'

type SaveRequest = paths['/api/templates']['post']['requestBody']
export type TemplateBody = SaveRequest['content']['application/json']

export function offeredTemplatesQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['answer-templates', incidentId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/answer/templates', { params: { path: { incidentId } }, signal }),
      ),
  })
}

export function similarAnswersQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['answer-similar', incidentId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/answer/similar', { params: { path: { incidentId } }, signal }),
      ),
  })
}

export function templatesQuery(search: string, isArchived: boolean) {
  const archived = isArchived ? 'true' : 'false'
  return queryOptions({
    queryKey: ['templates', search, archived],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/templates', { params: { query: { ...(search ? { search } : {}), archived } }, signal }),
      ),
  })
}

export function templateVersionsQuery(templateId: string) {
  return queryOptions({
    queryKey: ['template-versions', templateId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/templates/{templateId}/versions', { params: { path: { templateId } }, signal })),
  })
}

/** A count that got lost harms nobody. */
export function noteTemplateUse(templateId: string): void {
  void api
    .POST('/api/templates/{templateId}/use', { params: { path: { templateId } } })
    .catch(() => undefined)
}

export function saveTemplate(known: { id: string; versionNo: number } | null, body: TemplateBody) {
  if (!known) return unwrap(api.POST('/api/templates', { body }))
  return unwrap(
    api.PUT('/api/templates/{templateId}', {
      params: { path: { templateId: known.id } },
      body: { ...body, expectedVersionNo: known.versionNo },
    }),
  )
}

export function archiveTemplate(templateId: string, isArchived: boolean) {
  return unwrap(
    api.POST('/api/templates/{templateId}/archive', {
      params: { path: { templateId } },
      body: { isArchived },
    }),
  )
}
