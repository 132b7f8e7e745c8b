import { z } from 'zod'
import {
  AskContributionsRequest,
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
    summary: 'Says when a part would be due',
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
    summary: 'Lists the parts that the reader’s bodies are asked for',
    description: 'Open ones by their terms, ended ones with the latest first.',
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
}
