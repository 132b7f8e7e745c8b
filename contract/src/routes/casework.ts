import { z } from 'zod'
import {
  MentionableQuery,
  MentionableResponse,
  NoteListQuery,
  NoteListResponse,
  SaveNoteRequest,
} from '../casework/notes.ts'
import {
  PublicProblemResponse,
  ShownPhotosResponse,
  ShowPhotoRequest,
  UpdatePublicProblemRequest,
} from '../casework/public-problem.ts'
import { NoContent } from '../common.ts'
import { IncidentParams } from './incidents.ts'
import { route } from './route.ts'

const AttachmentParams = z.object({ messageId: z.uuid(), no: z.coerce.number().int().min(0).max(32_767) })
const NoteParams = IncidentParams.extend({ noteId: z.uuid() })

export const CASEWORK_ROUTES = {
  listNotes: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/notes',
    permission: 'incidents.read',
    tag: 'notes',
    summary: 'Lists notes of colleagues on an incident',
    description: 'The newest first. Residents never see them.',
    params: IncidentParams,
    query: NoteListQuery,
    response: NoteListResponse,
  }),
  addNote: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/notes',
    permission: 'incidents.work',
    tag: 'notes',
    summary: 'Writes a note',
    description: 'People who are mentioned are told, if they see the incident.',
    params: IncidentParams,
    body: SaveNoteRequest,
    response: NoContent,
  }),
  editNote: route({
    method: 'PUT',
    path: '/api/incidents/{incidentId}/notes/{noteId}',
    permission: 'incidents.work',
    tag: 'notes',
    summary: "Changes a note of one's own",
    description: 'While `editableUntil` has not passed.',
    params: NoteParams,
    body: SaveNoteRequest,
    response: NoContent,
  }),
  deleteNote: route({
    method: 'DELETE',
    path: '/api/incidents/{incidentId}/notes/{noteId}',
    permission: 'incidents.work',
    tag: 'notes',
    summary: "Deletes a note of one's own",
    description: 'That there was one stays to be seen.',
    params: NoteParams,
    response: NoContent,
  }),
  listMentionable: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/mentionable',
    permission: 'incidents.work',
    tag: 'notes',
    summary: 'Finds colleagues to mention',
    description: 'Those who see the incident and whose name begins so; at most 20.',
    params: IncidentParams,
    query: MentionableQuery,
    response: MentionableResponse,
  }),
  getPublicProblem: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/public-problem',
    permission: 'incidents.read',
    tag: 'open register',
    summary: 'Reads what everybody sees of a question',
    description:
      'Its neutral title and place, whether it stands in the open register, and how many joined it.',
    params: IncidentParams,
    response: PublicProblemResponse,
  }),
  editPublicProblem: route({
    method: 'PATCH',
    path: '/api/incidents/{incidentId}/public-problem',
    permission: 'incidents.work',
    tag: 'open register',
    summary: 'Changes what everybody sees of a question',
    description:
      'Hides it with a reason, shows a redacted text or the answers. All of it stands in the history. With `before` it is refused where somebody else has since changed the same field.',
    params: IncidentParams,
    body: UpdatePublicProblemRequest,
    response: PublicProblemResponse,
  }),
  listShownPhotos: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/shown-photos',
    permission: 'incidents.read',
    tag: 'open register',
    summary: 'Lists photos that everybody may see',
    description:
      'Of a question by the form whose author has agreed; those without this word are not among them.',
    params: IncidentParams,
    response: ShownPhotosResponse,
  }),
  showPhoto: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/shown-photos',
    permission: 'incidents.work',
    tag: 'open register',
    summary: 'Shows a photo to everybody, or takes it back',
    description:
      'Whoever shows it says with `isChecked` that there are no people, number plates or papers on it. It is drawn anew and stands in the history.',
    params: IncidentParams,
    body: ShowPhotoRequest,
    response: ShownPhotosResponse,
  }),
  getAttachment: route({
    method: 'GET',
    path: '/api/messages/{messageId}/attachments/{no}',
    permission: 'incidents.read',
    tag: 'attachments',
    summary: 'Takes away what a resident attached',
    description: 'From our own copy: the network never hears who looks. A part of it by `Range`.',
    params: AttachmentParams,
  }),
  getThumbnail: route({
    method: 'GET',
    path: '/api/messages/{messageId}/attachments/{no}/thumbnail',
    permission: 'incidents.read',
    tag: 'attachments',
    summary: 'Shows a picture that a resident attached, small',
    description: 'WebP, from our own copy.',
    params: AttachmentParams,
  }),
  retryAttachment: route({
    method: 'POST',
    path: '/api/messages/{messageId}/attachments/{no}/retry',
    permission: 'incidents.work',
    tag: 'attachments',
    summary: 'Tries again to copy an attachment',
    description: 'Only one that could not be copied (409).',
    params: AttachmentParams,
    response: NoContent,
  }),
}
