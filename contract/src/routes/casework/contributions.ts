import { z } from 'zod'
import {
  AskContributionsRequest,
  BringContributionFileQuery,
  ChangeContributionFileRequest,
  ContributionCommand,
  ContributionListResponse,
  ContributionQuery,
  ContributionResponse,
  ContributionTermQuery,
  ContributionTermResponse,
  IncidentContributionsResponse,
} from '../../casework/contributions.ts'
import { IncidentParams } from '../incidents.ts'
import { route } from '../route.ts'

const ContributionParams = z.object({ contributionId: z.uuid() })
const FileParams = ContributionParams.extend({ fileId: z.uuid() })

export const CONTRIBUTION_ROUTES = {
  listOfIncident: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/contributions',
    permission: 'incidents.read',
    tag: 'answers',
    summary: 'Lists the parts that other bodies give to one answer',
    description: 'The open ones first, by their terms. For those who see the question.',
    params: IncidentParams,
    response: IncidentContributionsResponse,
  }),
  term: route({
    method: 'GET',
    path: '/api/incidents/{incidentId}/contributions/term',
    permission: 'incidents.work',
    tag: 'answers',
    summary: 'Says when a part would be due by each choice of hours',
    description: 'In working hours of the asked body, and never after the answer itself.',
    params: IncidentParams,
    query: ContributionTermQuery,
    response: ContributionTermResponse,
  }),
  ask: route({
    method: 'POST',
    path: '/api/incidents/{incidentId}/contributions',
    permission: 'answers.work',
    tag: 'answers',
    summary: 'Asks other bodies for their parts of the answer',
    description:
      'Each sees its own part: what is asked, the words that are shown, and what is said there. The deadlines of the question stay.',
    params: IncidentParams,
    body: AskContributionsRequest,
    response: IncidentContributionsResponse,
  }),
  list: route({
    method: 'GET',
    path: '/api/contributions',
    permission: 'incidents.work',
    tag: 'answers',
    summary: 'Lists the parts that the reader’s bodies are asked for, or ask others for',
    description:
      'Open ones by their terms, ended ones with the latest first; `asked`: open ones of questions that the reader sees.',
    query: ContributionQuery,
    response: ContributionListResponse,
  }),
  get: route({
    method: 'GET',
    path: '/api/contributions/{contributionId}',
    permission: 'incidents.work',
    tag: 'answers',
    summary: 'Reads one part of an answer',
    description: 'For the asked body and for those who see the question.',
    params: ContributionParams,
    response: ContributionResponse,
  }),
  command: route({
    method: 'POST',
    path: '/api/contributions/{contributionId}/commands',
    permission: 'incidents.work',
    tag: 'answers',
    summary: 'Takes, gives, refuses, accepts or sends back a part',
    description: 'Under the revision that was seen (409 otherwise).',
    params: ContributionParams,
    body: ContributionCommand,
    response: ContributionResponse,
  }),
  bringFile: route({
    method: 'POST',
    path: '/api/contributions/{contributionId}/files',
    permission: 'incidents.work',
    tag: 'answers',
    summary: 'Brings a photograph or a paper with a part',
    description:
      'The bytes are the body, `content-type` their kind: JPEG, PNG, WebP or PDF up to 10 MB, ten to a part; what a camera writes into a picture is taken off. By the asked body while the part is open.',
    params: ContributionParams,
    query: BringContributionFileQuery,
    response: ContributionResponse,
  }),
  changeFile: route({
    method: 'PATCH',
    path: '/api/contributions/{contributionId}/files/{fileId}',
    permission: 'incidents.work',
    tag: 'answers',
    summary: 'Takes a file of a part away, or puts it back',
    description: 'By the asked body while the part is open. What was taken away goes after a day.',
    params: FileParams,
    body: ChangeContributionFileRequest,
    response: ContributionResponse,
  }),
  getFile: route({
    method: 'GET',
    path: '/api/contributions/{contributionId}/files/{fileId}',
    permission: 'incidents.read',
    tag: 'answers',
    summary: 'Reads a file of a part',
    description: 'For the asked body and for those who see the question.',
    params: FileParams,
  }),
}
