/** The registry of chats: what is a chat, who answers in it, who is on duty, by which rules. */
import {
  ChatCandidatesResponse,
  ChatPeopleQuery,
  ChatPeopleResponse,
  ChatSetupResponse,
  CreateChatRequest,
  CreateDutyRequest,
  PutChatMemberRequest,
  SaveChatRulesRequest,
  UpdateChatRequest,
} from '@veche/contract/chats.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { type Actor, requireActor } from '../../access/index.ts'
import { addDuty, findPeople, removeDuty, removeMember, setMember } from '../members/index.ts'
import { getSetup } from './get-setup.ts'
import { changeChat, createChat, listOpenCandidates } from './register-chat.ts'
import { saveRules } from './rules.ts'

const Chat = z.object({ chatId: z.uuid() })
const Member = Chat.extend({ userId: z.string().min(1).max(100) })
const Duty = Chat.extend({ dutyId: z.uuid() })
const config = { permission: 'chats.manage' }
const response = { 200: ChatSetupResponse }

export function chatSetupRoutes(context: Pick<AppContext, 'db' | 'clock'>): FastifyPluginAsyncZod {
  const { db, clock } = context
  const present = (chatId: string, actor: Actor) => getSetup(db, { chatId, actor, now: clock() })

  return async (app) => {
    app.get(
      '/chats/candidates',
      { config, schema: { response: { 200: ChatCandidatesResponse } } },
      async (request) => {
        const candidates = await listOpenCandidates(db, requireActor(request))
        return {
          candidates: candidates.map(({ lastMessageAt, ...candidate }) => ({
            ...candidate,
            lastMessageAt: lastMessageAt?.toISOString() ?? null,
          })),
        }
      },
    )

    app.post('/chats', { config, schema: { body: CreateChatRequest, response } }, async (request) => {
      const actor = requireActor(request)
      return present(await createChat(context, { request: request.body, actor }), actor)
    })

    app.patch(
      '/chats/:chatId',
      { config, schema: { params: Chat, body: UpdateChatRequest, response } },
      async (request) => {
        const actor = requireActor(request)
        const { chatId } = request.params
        await changeChat(context, { chatId, request: request.body, actor })
        return present(chatId, actor)
      },
    )

    app.get('/chats/:chatId/setup', { config, schema: { params: Chat, response } }, (request) =>
      present(request.params.chatId, requireActor(request)),
    )

    app.get(
      '/chats/:chatId/people',
      {
        config,
        schema: { params: Chat, querystring: ChatPeopleQuery, response: { 200: ChatPeopleResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        return { people: await findPeople(db, { ...request.params, ...request.query, actor }) }
      },
    )

    app.put(
      '/chats/:chatId/members/:userId',
      { config, schema: { params: Member, body: PutChatMemberRequest, response } },
      async (request) => {
        const actor = requireActor(request)
        await setMember(context, { ...request.params, ...request.body, actor })
        return present(request.params.chatId, actor)
      },
    )

    app.delete(
      '/chats/:chatId/members/:userId',
      { config, schema: { params: Member, response } },
      async (request) => {
        const actor = requireActor(request)
        await removeMember(context, { ...request.params, actor })
        return present(request.params.chatId, actor)
      },
    )

    app.post(
      '/chats/:chatId/duties',
      { config, schema: { params: Chat, body: CreateDutyRequest, response } },
      async (request) => {
        const actor = requireActor(request)
        await addDuty(context, { ...request.params, request: request.body, actor })
        return present(request.params.chatId, actor)
      },
    )

    app.delete(
      '/chats/:chatId/duties/:dutyId',
      { config, schema: { params: Duty, response } },
      async (request) => {
        const actor = requireActor(request)
        await removeDuty(context, { ...request.params, actor })
        return present(request.params.chatId, actor)
      },
    )

    app.put(
      '/chats/:chatId/rules',
      { config, schema: { params: Chat, body: SaveChatRulesRequest, response } },
      async (request) => {
        const actor = requireActor(request)
        await saveRules(context, { ...request.params, ...request.body, actor })
        return present(request.params.chatId, actor)
      },
    )
  }
}
