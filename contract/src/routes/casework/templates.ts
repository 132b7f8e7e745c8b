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
