import { queryOptions } from '@tanstack/react-query'
import type { TemplateResponse } from '@veche/contract/casework/templates.ts'
import { api, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'
import { textsOf } from '../../../lib/files/texts-of.ts'

export type TemplateBody = BodyOf<'POST /api/templates'>

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

/** `words`: of the writer, among all articles; '': what the question offers by itself. */
export function offeredArticlesQuery(incidentId: string, words = '') {
  const params = { path: { incidentId }, ...(words && { query: { words } }) }
  return queryOptions({
    queryKey: ['articles', 'offered', incidentId, words],
    queryFn: ({ signal }) => unwrap(api.GET('/api/incidents/{incidentId}/articles', { params, signal })),
  })
}

/** As with templates: a count that got lost harms nobody. */
export function saveArticleUse(articleId: string): void {
  void api.POST('/api/articles/{articleId}/use', { params: { path: { articleId } } }).catch(() => undefined)
}

/** A count that got lost harms nobody. */
export function saveTemplateUse(templateId: string): void {
  void api
    .POST('/api/templates/{templateId}/use', { params: { path: { templateId } } })
    .catch(() => undefined)
}

export function createTemplate(body: TemplateBody) {
  return unwrap(api.POST('/api/templates', { body }))
}

type TemplateChange = { changes: Partial<TemplateBody>; before: Record<string, unknown> }

/** A template goes as a whole: what was not touched goes as it was seen, and stays as it is there. */
export function changeTemplate(known: TemplateResponse, { changes, before }: TemplateChange) {
  const { id, versionNo, scope, agencyCode, topicCode, groupCode, kind, name, text } = known
  const seen = { scope, agencyCode, topicCode, groupCode, kind, name, text }
  return unwrap(
    api.PUT('/api/templates/{templateId}', {
      params: { path: { templateId: id } },
      body: { ...seen, ...changes, before: { ...seen, ...before }, expectedVersionNo: versionNo },
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

/** What the list shows. */
export function templatesFileHref(search: string, isArchived: boolean): string {
  return `/api/templates/file?${new URLSearchParams({ archived: String(isArchived), ...(search && { search }) })}`
}

/** As a preview nothing is written. */
export async function importTemplates(files: readonly File[], isPreview: boolean) {
  const query = { preview: isPreview ? ('true' as const) : ('false' as const) }
  return unwrap(api.POST('/api/templates/file', { params: { query }, body: { files: await textsOf(files) } }))
}
