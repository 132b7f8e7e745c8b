/** GeoReport v2 of Open311. Mistakes are answered as the standard has it: a list of `code` and `description`. */
import { z } from 'zod'
import { route } from '../route.ts'
import { FORM_TYPES } from './public-pages.ts'

const Format = z.object({ format: z.enum(['json', 'xml']) })
const Jurisdiction = z.object({
  /** Of several pages of kind `form`, the one that is meant. */
  jurisdiction_id: z.string().max(100).optional(),
})
const List = z.string().max(4000).optional()
const Report = Jurisdiction.extend({
  api_key: z.string(),
  service_code: z.string().min(1).max(100),
  description: z.string().min(1).max(4000),
  lat: z.string().optional(),
  long: z.string().optional(),
  address_string: z.string().max(200).optional(),
  address_id: z.string().max(100).optional(),
  email: z.string().max(100).optional(),
  phone: z.string().max(40).optional(),
  first_name: z.string().max(100).optional(),
  last_name: z.string().max(100).optional(),
  media_url: z.url().max(2000).optional(),
})
const PRODUCES = ['application/json', 'text/xml'] as const

export const OPEN311_ROUTES = {
  services: route({
    method: 'GET',
    path: '/open311/v2/services.{format}',
    permission: null,
    tag: 'open311',
    summary: 'Lists services',
    description: 'Each topic of the directory is one; nothing is asked beyond what every report has.',
    params: Format,
    query: Jurisdiction,
    produces: PRODUCES,
    isSelfChecked: true,
  }),
  service: route({
    method: 'GET',
    path: '/open311/v2/services/{service_code}.{format}',
    permission: null,
    tag: 'open311',
    summary: 'Tells what a service asks for',
    description: 'No attributes of its own. An unknown code is a 404.',
    params: Format.extend({ service_code: z.string().max(100) }),
    query: Jurisdiction,
    produces: PRODUCES,
    isSelfChecked: true,
  }),
  requests: route({
    method: 'GET',
    path: '/open311/v2/requests.{format}',
    permission: null,
    tag: 'open311',
    summary: 'Lists reports',
    description:
      'Of programmes, and as `p` with its number each problem of the open register. The last 90 days unless two moments are given, which may be 90 days apart; at most 1000 a page and ten pages. Named ones are found whenever they were made. Nothing of their authors is told.',
    params: Format,
    query: Jurisdiction.extend({
      service_request_id: List,
      service_code: List,
      start_date: z.iso.datetime({ offset: true }).optional(),
      end_date: z.iso.datetime({ offset: true }).optional(),
      status: z.enum(['open', 'closed']).optional(),
      page: z.coerce.number().int().positive().max(10).optional(),
      page_size: z.coerce.number().int().positive().max(1000).optional(),
    }),
    produces: PRODUCES,
    isSelfChecked: true,
  }),
  updates: route({
    method: 'GET',
    path: '/open311/v2/servicerequestupdates.{format}',
    permission: null,
    tag: 'open311',
    summary: 'Lists what became of problems of the open register',
    description:
      'Answered and closed ones, oldest first, each with a name that stays; at most 1000, between two moments that may be 90 days apart.',
    params: Format,
    query: Jurisdiction.extend({
      start_date: z.iso.datetime({ offset: true }).optional(),
      end_date: z.iso.datetime({ offset: true }).optional(),
      page_size: z.coerce.number().int().positive().max(1000).optional(),
    }),
    produces: PRODUCES,
    isSelfChecked: true,
  }),
  discovery: route({
    method: 'GET',
    path: '/open311/discovery.{format}',
    permission: null,
    tag: 'open311',
    summary: 'Tells where the standard is served',
    description: 'One endpoint, its formats and its version.',
    params: Format,
    produces: PRODUCES,
    isSelfChecked: true,
  }),
  report: route({
    method: 'POST',
    path: '/open311/v2/requests.{format}',
    permission: null,
    tag: 'open311',
    summary: 'Reports something',
    description:
      'By the key of a programme. `lat` and `long`, `address_string` or `address_id` must be given. With `idempotency-key` a repeat counts once. Reports of one key are limited (429).',
    params: Format,
    body: Report,
    consumes: FORM_TYPES,
    produces: PRODUCES,
    isSelfChecked: true,
  }),
  request: route({
    method: 'GET',
    path: '/open311/v2/requests/{service_request_id}.{format}',
    permission: null,
    tag: 'open311',
    summary: 'Reads a report',
    description: 'How far the work on it is. A list of one; an unknown number is a 404.',
    params: Format.extend({ service_request_id: z.string().max(100) }),
    query: Jurisdiction,
    produces: PRODUCES,
    isSelfChecked: true,
  }),
  token: route({
    method: 'GET',
    path: '/open311/v2/tokens/{token}.{format}',
    permission: null,
    tag: 'open311',
    summary: 'Tells which report a token stands for',
    description: 'A list of one; an unknown token is a 404.',
    params: Format.extend({ token: z.uuid() }),
    query: Jurisdiction,
    produces: PRODUCES,
    isSelfChecked: true,
  }),
}
