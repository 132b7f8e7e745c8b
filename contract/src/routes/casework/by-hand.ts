import { z } from 'zod'
import {
  BringHandPhotoQuery,
  HandPhotoResponse,
  HandProposalsResponse,
  HandRecordResponse,
  HandSlipResponse,
  ProposeForHandRequest,
  ReadLinkRequest,
  ReadLinkResponse,
  RecordQuestionRequest,
} from '../../casework/by-hand.ts'
import { IncidentParams } from '../incidents.ts'
import { route } from '../route.ts'

export const BY_HAND_ROUTES = {
  recordQuestion: route({
    method: 'PUT',
    path: '/api/by-hand/{recordId}',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Writes down a question that was asked by telephone, in person or on paper',
    description:
      'The id is made by the caller: sent again with the same words it is one question, with others it is refused (409 `by_hand.sent`). It goes the way of all messages. Whoever registers questions may, each for their own places.',
    params: z.object({ recordId: z.uuid() }),
    body: RecordQuestionRequest,
    response: HandSlipResponse,
  }),
  propose: route({
    method: 'POST',
    path: '/api/by-hand/proposals',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Proposes a topic for words, and names open work near their place',
    description: 'Nothing is saved. Only work that the caller sees is named.',
    body: ProposeForHandRequest,
    response: HandProposalsResponse,
  }),
  readLink: route({
    method: 'POST',
    path: '/api/by-hand/links',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Reads what stands under an address in a connected network',
    description:
      'The network itself is asked through its own interface; no other address is ever opened. What is here already is named.',
    body: ReadLinkRequest,
    response: ReadLinkResponse,
  }),
  bringPhoto: route({
    method: 'POST',
    path: '/api/by-hand/photos',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Brings a photograph or a scan for a question that is being written down',
    description:
      'The bytes are the body: JPEG, PNG or WebP up to 10 MB. Place and camera are taken off. The answer is given back with the question.',
    query: BringHandPhotoQuery,
    response: HandPhotoResponse,
  }),
  getRecord: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/by-hand',
    permission: 'incidents.read',
    tag: 'incidents',
    summary: 'Says how a question was written down',
    description: 'Null for one that came by itself.',
    params: IncidentParams,
    response: HandRecordResponse,
  }),
}
