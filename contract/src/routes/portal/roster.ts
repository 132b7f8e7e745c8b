import { z } from 'zod'
import { ApplyImportQuery, ImportAppliedResponse, ImportPreviewResponse } from '../../admin/directory.ts'
import {
  DraftRosterRequest,
  DraftRosterResponse,
  OwnDutiesResponse,
  PersonShiftsQuery,
  PersonShiftsResponse,
  RosterQuery,
  RosterResponse,
  RosterSheetQuery,
  SaveRosterRequest,
} from '../../portal/roster.ts'
import { SHEET_TYPES } from '../directory.ts'
import { route } from '../route.ts'

const PostParams = z.object({ postId: z.uuid() })

export const ROSTER_ROUTES = {
  listOwn: route({
    method: 'GET',
    path: '/api/duty/mine',
    permission: 'duty.read',
    tag: 'duty',
    summary: 'Lists duties of the caller',
    description: 'Running and coming ones of two weeks, in all bodies where the account stands.',
    response: OwnDutiesResponse,
  }),
  listPersonShifts: route({
    method: 'GET',
    path: '/api/duty/people/{personId}/shifts',
    permission: 'duty.read',
    tag: 'duty',
    summary: 'Lists shifts of a person between two days',
    description: 'At all posts of the body. Whoever marks the person as away sees what nobody would have.',
    params: z.object({ personId: z.uuid() }),
    query: PersonShiftsQuery,
    response: PersonShiftsResponse,
  }),
  exportShifts: route({
    method: 'GET',
    path: '/api/duty/shifts.csv',
    permission: 'duty.read',
    tag: 'duty',
    summary: 'Exports shifts of all posts',
    description:
      'Between two days, a year at most; by default this week and four more. In the zone of the region, with telephones.',
    query: RosterSheetQuery,
    produces: ['text/csv'],
  }),
  exportAbsences: route({
    method: 'GET',
    path: '/api/duty/absences.csv',
    permission: 'duty.read',
    tag: 'duty',
    summary: 'Exports who is away',
    description: 'Between the same days, with whoever stands in.',
    query: RosterSheetQuery,
    produces: ['text/csv'],
  }),
  previewShifts: route({
    method: 'POST',
    path: '/api/duty/shifts/preview',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Tells what a spreadsheet of shifts would change',
    description:
      'The file itself is the body, in the columns of the export; nothing is written. A shift that stands there already changes nothing. A new one takes the place of those of its post whose time it takes; others stay. Problems are named with their rows and columns.',
    consumes: SHEET_TYPES,
    response: ImportPreviewResponse,
  }),
  applyShifts: route({
    method: 'POST',
    path: '/api/duty/shifts/apply',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Loads a spreadsheet of shifts',
    description:
      'Exactly what the preview told, or nothing: it is refused (409) where rosters or the file have changed since. Whoever is given a duty, or has it no more, is told.',
    query: ApplyImportQuery.pick({ basedOn: true }),
    consumes: SHEET_TYPES,
    response: ImportAppliedResponse,
  }),
  previewAbsences: route({
    method: 'POST',
    path: '/api/duty/absences/preview',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Tells what a spreadsheet of absences would change',
    description:
      'The file itself is the body, in the columns of the export; nothing is written. An absence that stands there already changes nothing. A new one takes the place of what its person has in these days; what a person has said in their own account is changed there alone.',
    consumes: SHEET_TYPES,
    response: ImportPreviewResponse,
  }),
  applyAbsences: route({
    method: 'POST',
    path: '/api/duty/absences/apply',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Loads a spreadsheet of absences',
    description:
      'Exactly what the preview told, or nothing: it is refused (409) where absences or the file have changed since.',
    query: ApplyImportQuery.pick({ basedOn: true }),
    consumes: SHEET_TYPES,
    response: ImportAppliedResponse,
  }),
  get: route({
    method: 'GET',
    path: '/api/duty/posts/{postId}/roster',
    permission: 'duty.read',
    tag: 'duty',
    summary: 'Shows the roster of a post for a week',
    description: 'The week of `day`, by default of today, with its gaps, overlaps and people who are away.',
    params: PostParams,
    query: RosterQuery,
    response: RosterResponse,
  }),
  draft: route({
    method: 'POST',
    path: '/api/duty/posts/{postId}/roster/draft',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Tells what would be wrong with a roster',
    description: 'Nothing is saved. With `copy` the week before is laid in place of what is sent.',
    params: PostParams,
    body: DraftRosterRequest,
    response: DraftRosterResponse,
  }),
  save: route({
    method: 'PUT',
    path: '/api/duty/posts/{postId}/roster',
    permission: 'duty.write',
    tag: 'duty',
    summary: 'Saves the roster of a week',
    description:
      'Exactly what is sent takes the place of the week. Refused where somebody else has saved since (`duty.roster_changed`), and where somebody stands in it who is away, unless `isWarned` (`duty.person_away`).',
    params: PostParams,
    body: SaveRosterRequest,
    response: RosterResponse,
  }),
}
