import { z } from 'zod'
import {
  AskNetworkActRequest,
  NetworkActCommand,
  NetworkActFiguresQuery,
  NetworkActFiguresResponse,
  NetworkActResponse,
  NetworkActsExportQuery,
  NetworkActsOffer,
  NetworkActsQuery,
  NetworkActsResponse,
} from '../../portal/moderation.ts'
import { route } from '../route.ts'

export const MODERATION_ROUTES = {
  listNetworkActs: route({
    method: 'GET',
    path: '/api/network-acts',
    permission: 'moderation.read',
    tag: 'moderation',
    summary: 'Lists what was done in networks with words and their authors',
    description:
      'The newest first: of the chats, streams and questions that the reader sees. `waiting` are those that wait for a second person, `running` what is in force or on its way.',
    query: NetworkActsQuery,
    response: NetworkActsResponse,
  }),
  exportNetworkActs: route({
    method: 'GET',
    path: '/api/network-acts/export',
    permission: 'moderation.read',
    tag: 'moderation',
    summary: 'Takes the list away as CSV',
    description: 'The same filter as the list, without texts and names of residents. A file.',
    query: NetworkActsExportQuery,
  }),
  countNetworkActs: route({
    method: 'GET',
    path: '/api/network-acts/figures',
    permission: 'moderation.count',
    tag: 'moderation',
    summary: 'Counts acts by kind and reason',
    description: 'Of the whole region and without people, for those who oversee.',
    query: NetworkActFiguresQuery,
    response: NetworkActFiguresResponse,
  }),
  offerNetworkActs: route({
    method: 'GET',
    path: '/api/messages/{messageId}/network-acts',
    permission: 'moderation.act',
    tag: 'moderation',
    summary: 'Tells what may be done with a message in its network',
    description:
      'By the present keys of the page, and by what the reader may do there. What a network offers to no program is offered as `hand`: a person does it there, and it is written down. A message that the reader does not see is absent.',
    params: z.object({ messageId: z.uuid() }),
    response: NetworkActsOffer,
  }),
  askNetworkAct: route({
    method: 'POST',
    path: '/api/network-acts',
    permission: 'moderation.act',
    tag: 'moderation',
    summary: 'Deletes a message, mutes or bans its author',
    description:
      'With a reason and words. A ban waits for a second person. A message that carries a question without an answer asks for `knowsOfQuestion`, and goes for a reason other than insult or spam only (`moderation.criticism_stays`). The same `id` sent again counts once.',
    body: AskNetworkActRequest,
    response: NetworkActResponse,
  }),
  runNetworkActCommand: route({
    method: 'POST',
    path: '/api/network-acts/{actId}/commands',
    permission: 'moderation.act',
    tag: 'moderation',
    summary: 'Approves, declines, cancels, takes back or repeats an act',
    description:
      'Nobody approves what they asked for (`moderation.second_person`). What was done is taken back by one person at any time, where the network lets us.',
    params: z.object({ actId: z.uuid() }),
    body: NetworkActCommand,
    response: NetworkActResponse,
  }),
}
