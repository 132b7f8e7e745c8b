import { z } from 'zod'
import {
  ArchiveTemplateRequest,
  ChangeTemplateRequest,
  OfferedTemplatesResponse,
  SaveTemplateRequest,
  SimilarAnswersResponse,
  TemplateResponse,
  TemplatesQuery,
  TemplatesResponse,
  TemplateVersionsResponse,
} from '../../casework/templates.ts'
import { NoContent } from '../../common.ts'
import {
  HEADED_FILE_TYPE,
  ImportHeadedQuery,
  ImportHeadedRequest,
  ImportHeadedResponse,
} from '../../portal/headed-imports.ts'
import { IncidentParams } from '../incidents.ts'
import { route } from '../route.ts'

const TemplateParams = z.object({ templateId: z.uuid() })

export const TEMPLATE_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/templates',
    permission: 'answers.work',
    tag: 'templates',
    summary: 'Lists templates',
    description:
      "The caller's own, of the caller's body and of the region, with the variables that texts may hold.",
    query: TemplatesQuery,
    response: TemplatesResponse,
  }),
  exportFile: route({
    method: 'GET',
    path: '/api/templates/file',
    permission: 'answers.work',
    tag: 'templates',
    summary: 'Exports templates as Markdown',
    description:
      'Those that the list shows, in one file: each with a head. The same file may be changed and loaded again.',
    query: TemplatesQuery,
    produces: [HEADED_FILE_TYPE],
  }),
  importFile: route({
    method: 'POST',
    path: '/api/templates/file',
    permission: 'answers.work',
    tag: 'templates',
    summary: 'Loads templates from Markdown',
    description:
      'As they are exported, many in a file. The `id` says which is changed; without a known one it is new, unless the same is there. With `preview` nothing is written. Problems name the file, the line and the field; with any of them nothing is loaded. A variable that is unknown is refused by name.',
    query: ImportHeadedQuery,
    body: ImportHeadedRequest,
    response: ImportHeadedResponse,
  }),
  create: route({
    method: 'POST',
    path: '/api/templates',
    permission: 'answers.work',
    tag: 'templates',
    summary: 'Makes a template',
    description: 'An unknown variable is refused by name (`template.unknown_variables`).',
    body: SaveTemplateRequest,
    response: TemplateResponse,
  }),
  update: route({
    method: 'PUT',
    path: '/api/templates/{templateId}',
    permission: 'answers.work',
    tag: 'templates',
    summary: 'Changes a template',
    description:
      'Makes a version. With `before` only a field that somebody else has since changed is refused; else `expectedVersionNo` must be the newest.',
    params: TemplateParams,
    body: ChangeTemplateRequest,
    response: TemplateResponse,
  }),
  archive: route({
    method: 'POST',
    path: '/api/templates/{templateId}/archive',
    permission: 'answers.work',
    tag: 'templates',
    summary: 'Puts a template away, or takes it back',
    description: 'An archived one is offered to nobody.',
    params: TemplateParams,
    body: ArchiveTemplateRequest,
    response: TemplateResponse,
  }),
  listVersions: route({
    method: 'GET',
    path: '/api/templates/{templateId}/versions',
    permission: 'answers.work',
    tag: 'templates',
    summary: 'Lists versions of a template',
    description: 'Who changed what and when.',
    params: TemplateParams,
    response: TemplateVersionsResponse,
  }),
  saveUse: route({
    method: 'POST',
    path: '/api/templates/{templateId}/use',
    permission: 'answers.work',
    tag: 'templates',
    summary: 'Notes that a template was used',
    description: 'The most used are offered first.',
    params: TemplateParams,
    response: NoContent,
  }),
  offer: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/answer/templates',
    permission: 'answers.work',
    tag: 'templates',
    summary: 'Offers templates for an incident',
    description: 'Those of its topic, agency and kind, filled in with what is known of it.',
    params: IncidentParams,
    response: OfferedTemplatesResponse,
  }),
  similar: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/answer/similar',
    permission: 'answers.work',
    tag: 'templates',
    summary: 'Finds published answers to similar questions',
    description: 'The most alike first.',
    params: IncidentParams,
    response: SimilarAnswersResponse,
  }),
}
