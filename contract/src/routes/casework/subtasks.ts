import { z } from 'zod'
import { SnoozeListResponse, SnoozeRequest } from '../../casework/snoozes.ts'
import {
  AddSubtaskRequest,
  IncidentSubtasksResponse,
  OwnSubtasksResponse,
  SubtaskCommand,
  SubtaskResponse,
} from '../../casework/subtasks.ts'
import { IncidentParams } from '../incidents.ts'
import { route } from '../route.ts'

const SubtaskParams = z.object({ subtaskId: z.uuid() })

export const SUBTASK_ROUTES = {
  listOfIncident: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/subtasks',
    permission: 'incidents.read',
    tag: 'incidents',
    summary: 'Lists the sub-tasks of a question',
    description: 'The open ones first, by their days. For those who see the question.',
    params: IncidentParams,
    response: IncidentSubtasksResponse,
  }),
  add: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/subtasks',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Adds a sub-task to a question',
    description:
      'Its owner is a person or a unit of the body that answers. A day after the answer is due is refused (400 `subtask.after_answer`) unless it is confirmed.',
    params: IncidentParams,
    body: AddSubtaskRequest,
    response: IncidentSubtasksResponse,
  }),
  listOwn: route({
    method: 'GET',
    path: '/api/subtasks',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Lists the open sub-tasks of the reader',
    description: 'Their own and those of their units, by their days.',
    response: OwnSubtasksResponse,
  }),
  command: route({
    method: 'POST',
    path: '/api/subtasks/{subtaskId}/commands',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Does, withdraws or takes back a sub-task',
    description:
      'Under the revision that was seen (409 otherwise). Answers 404 to whoever has no part in it.',
    params: SubtaskParams,
    body: SubtaskCommand,
    response: SubtaskResponse,
  }),
  bringPhoto: route({
    method: 'POST',
    path: '/api/subtasks/{subtaskId}/photo',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Brings a photograph of what was done',
    description: 'The bytes are the body: JPEG, PNG or WebP up to 10 MB. A later one takes its place.',
    params: SubtaskParams,
    response: SubtaskResponse,
  }),
  getPhoto: route({
    method: 'GET',
    path: '/api/subtasks/{subtaskId}/photo',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Reads the photograph of a sub-task',
    description: 'For its owner and for those who see the question.',
    params: SubtaskParams,
  }),
}

export const SNOOZE_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/snoozes',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Lists the questions that the reader has put aside',
    description:
      'Only those that nothing has brought back. `backAt` is when the next moment comes that does.',
    response: SnoozeListResponse,
  }),
  set: route({
    method: 'PUT',
    path: '/api/incidents/{incidentId}/snooze',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Puts a question aside in the own lists, or takes it back',
    description:
      'For the reader alone: clocks, counts and colleagues are told nothing. New words of the author, a deadline that comes near, a danger and a returned answer bring it back at once.',
    params: IncidentParams,
    body: SnoozeRequest,
    response: SnoozeListResponse,
  }),
}
