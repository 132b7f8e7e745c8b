import { z } from 'zod'
import {
  ApplyImportQuery,
  DirectoryBookResponse,
  ImportAppliedResponse,
  ImportPreviewResponse,
  ImportQuery,
  SheetFormat,
  SheetKind,
} from '../admin/directory.ts'
import {
  DirectoryResponse,
  PeopleResponse,
  PolygonsResponse,
  RoutingQuery,
  RoutingResponse,
} from '../directory.ts'
import { LANGUAGES } from '../values/notifications.ts'
import { route } from './route.ts'

export const AgencyParams = z.object({ agencyCode: z.string().max(100) })
const SheetParams = z.object({ kind: SheetKind })
export const SHEET_TYPES = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
] as const
const ExportQuery = z.object({
  format: SheetFormat.default('xlsx'),
  /** Of heads and words; both languages are read back. */
  language: z.enum(LANGUAGES).default('ru'),
})

export const DIRECTORY_ROUTES = {
  read: route({
    method: 'GET',
    path: '/api/directory',
    permission: 'signed_in',
    tag: 'directory',
    summary: 'Reads the directory',
    description: 'Municipalities, agencies with their units, topics and their groups: what is open now.',
    response: DirectoryResponse,
  }),
  polygons: route({
    method: 'GET',
    path: '/api/directory/polygons',
    permission: 'signed_in',
    tag: 'directory',
    summary: 'Reads the borders of municipalities',
    description: 'GeoJSON, with the words that its source asks to be named by.',
    response: PolygonsResponse,
  }),
  routing: route({
    method: 'GET',
    path: '/api/directory/routing',
    permission: 'signed_in',
    tag: 'directory',
    summary: 'Tells which agency a topic of a place goes to',
    description: '`matched` says by which rule; `none` where no route fits.',
    query: RoutingQuery,
    response: RoutingResponse,
  }),
  listPeople: route({
    method: 'GET',
    path: '/api/agencies/{agencyCode}/people',
    permission: 'incidents.read',
    tag: 'directory',
    summary: 'Lists people to whom work of an agency may be given',
    description: 'Answers 404 for an agency whose people the caller does not see.',
    params: AgencyParams,
    response: PeopleResponse,
  }),
  book: route({
    method: 'GET',
    path: '/api/directory/book',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Reads the directory as its administrator keeps it',
    description: 'Closed rows too, working hours, routes and mappings of topics.',
    response: DirectoryBookResponse,
  }),
  exportSheet: route({
    method: 'GET',
    path: '/api/directory/sheets/{kind}',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Takes one book of the directory away as a sheet',
    description: 'XLSX or CSV, in the form that can be brought back. A file.',
    params: SheetParams,
    query: ExportQuery,
  }),
  previewSheet: route({
    method: 'POST',
    path: '/api/directory/sheets/{kind}/preview',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Tells what a sheet would change',
    description:
      'The file itself is the body, at most 16 MB. Nothing is changed. Problems are named with their rows.',
    params: SheetParams,
    query: ImportQuery,
    body: z.unknown(),
    response: ImportPreviewResponse,
    consumes: SHEET_TYPES,
  }),
  applySheet: route({
    method: 'POST',
    path: '/api/directory/sheets/{kind}/apply',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Brings a sheet into the directory',
    description:
      'The same body as the preview. Refused where the directory has changed since the preview that `basedOn` names.',
    params: SheetParams,
    query: ApplyImportQuery,
    body: z.unknown(),
    response: ImportAppliedResponse,
    consumes: SHEET_TYPES,
  }),
}
