import { z } from 'zod'
import {
  ApplyImportQuery,
  ImportAppliedResponse,
  ImportPreviewResponse,
  SheetFormat,
} from '../../admin/directory.ts'
import {
  BodyContactsResponse,
  CreateAbsenceRequest,
  CreatePersonRequest,
  CreatePostRequest,
  SaveContactRequest,
  UpdatePersonRequest,
  UpdatePostRequest,
} from '../../portal/contacts.ts'
import { SHEET_TYPES } from '../directory.ts'
import { route } from '../route.ts'

const AgencyParams = z.object({ agencyCode: z.string().max(100) })
const PersonParams = z.object({ personId: z.uuid() })
const PostParams = z.object({ postId: z.uuid() })
const AbsenceParams = z.object({ absenceId: z.uuid() })
const ExportQuery = z.object({ format: SheetFormat.default('xlsx') })

export const CONTACT_ROUTES = {
  get: route({
    method: 'GET',
    path: '/api/duty/bodies/{agencyCode}',
    permission: 'duty.read',
    tag: 'duty',
    summary: 'Shows the contact, the people and the posts of a body',
    description: 'Everybody at work reads them; `mayWrite` says whether the caller may change them.',
    params: AgencyParams,
    response: BodyContactsResponse,
  }),
  save: route({
    method: 'PATCH',
    path: '/api/duty/bodies/{agencyCode}/contact',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Changes the contact of a body',
    description:
      'A body changes its own, the centre any. With `before` a field that somebody else has since changed is refused.',
    params: AgencyParams,
    body: SaveContactRequest,
    response: BodyContactsResponse,
  }),
  createPerson: route({
    method: 'POST',
    path: '/api/duty/bodies/{agencyCode}/people',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Adds a person to a body',
    description: 'An account of the body, or a name and a telephone without one.',
    params: AgencyParams,
    body: CreatePersonRequest,
    response: BodyContactsResponse,
  }),
  updatePerson: route({
    method: 'PATCH',
    path: '/api/duty/people/{personId}',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Changes a person of a body',
    description:
      'The name of an account is changed in the account. Nobody is switched off while a coming shift is theirs (`duty.person_has_shifts`).',
    params: PersonParams,
    body: UpdatePersonRequest,
    response: BodyContactsResponse,
  }),
  createPost: route({
    method: 'POST',
    path: '/api/duty/bodies/{agencyCode}/posts',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Adds a post to a body',
    description: 'Its name is its own within the body (`duty.name_taken`); codes are held to the directory.',
    params: AgencyParams,
    body: CreatePostRequest,
    response: BodyContactsResponse,
  }),
  updatePost: route({
    method: 'PATCH',
    path: '/api/duty/posts/{postId}',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Changes a post',
    description: 'With `before` a field that somebody else has since changed is refused.',
    params: PostParams,
    body: UpdatePostRequest,
    response: BodyContactsResponse,
  }),
  createAbsence: route({
    method: 'POST',
    path: '/api/duty/people/{personId}/absences',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Marks a person as away',
    description:
      'With whoever stands in. Rosters and answers say so from then on; nobody is away twice at once.',
    params: PersonParams,
    body: CreateAbsenceRequest,
    response: BodyContactsResponse,
  }),
  removeAbsence: route({
    method: 'DELETE',
    path: '/api/duty/absences/{absenceId}',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Takes an absence back',
    description: 'One that stands in the account of the person is taken back there.',
    params: AbsenceParams,
    response: BodyContactsResponse,
  }),
  exportSheet: route({
    method: 'GET',
    path: '/api/duty/sheet',
    permission: 'duty.read',
    tag: 'duty',
    summary: 'Exports posts of all bodies as a spreadsheet',
    description: 'XLSX or CSV, in the form that can be brought back. A file.',
    query: ExportQuery,
  }),
  previewSheet: route({
    method: 'POST',
    path: '/api/duty/sheet/preview',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Tells what a spreadsheet of posts would change',
    description: 'The file itself is the body; nothing is written. Problems are named with their rows.',
    consumes: SHEET_TYPES,
    response: ImportPreviewResponse,
  }),
  applySheet: route({
    method: 'POST',
    path: '/api/duty/sheet/apply',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Loads a spreadsheet of posts',
    description:
      'Exactly what the preview told, or nothing: it is refused (409) where posts or the file have changed since.',
    query: ApplyImportQuery.pick({ basedOn: true }),
    consumes: SHEET_TYPES,
    response: ImportAppliedResponse,
  }),
}
