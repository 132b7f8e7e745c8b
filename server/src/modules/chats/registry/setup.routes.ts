/** The registry of chats: what is a chat, who answers in it, who is on duty, by which rules. */
import { CHAT_ROUTES } from '@veche/contract/routes/chats.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { type Actor, requireActor } from '../../access/index.ts'
import { addDuty, findPeople, removeDuty, removeMember, setMember } from '../members/index.ts'
import { getSetup } from './get-setup.ts'
import { changeChat, createChat, listOpenCandidates } from './register-chat.ts'
import { saveRules } from './rules.ts'

export function chatSetupRoutes(context: Pick<AppContext, 'db' | 'clock'>): FastifyPluginAsync {
  const { db, clock } = context
  const present = (chatId: string, actor: Actor) => getSetup(db, { chatId, actor, now: clock() })

  return async (app) => {
    serveRoute(app, CHAT_ROUTES.listCandidates, async (request) => {
      const candidates = await listOpenCandidates(db, requireActor(request))
      return {
        candidates: candidates.map(({ lastMessageAt, ...candidate }) => ({
          ...candidate,
          lastMessageAt: lastMessageAt?.toISOString() ?? null,
        })),
      }
    })

    serveRoute(app, CHAT_ROUTES.create, async (request) => {
      const actor = requireActor(request)
      return present(await createChat(context, { request: request.body, actor }), actor)
    })

    serveRoute(app, CHAT_ROUTES.update, async (request) => {
      const actor = requireActor(request)
      const { chatId } = request.params
      await changeChat(context, { chatId, request: request.body, actor })
      return present(chatId, actor)
    })

    serveRoute(app, CHAT_ROUTES.setup, (request) => present(request.params.chatId, requireActor(request)))

    serveRoute(app, CHAT_ROUTES.findPeople, async (request) => {
      const actor = requireActor(request)
      return { people: await findPeople(db, { ...request.params, ...request.query, actor }) }
    })

    serveRoute(app, CHAT_ROUTES.setMember, async (request) => {
      const actor = requireActor(request)
      await setMember(context, { ...request.params, ...request.body, actor })
      return present(request.params.chatId, actor)
    })

    serveRoute(app, CHAT_ROUTES.removeMember, async (request) => {
      const actor = requireActor(request)
      await removeMember(context, { ...request.params, actor })
      return present(request.params.chatId, actor)
    })

    serveRoute(app, CHAT_ROUTES.addDuty, async (request) => {
      const actor = requireActor(request)
      await addDuty(context, { ...request.params, request: request.body, actor })
      return present(request.params.chatId, actor)
    })

    serveRoute(app, CHAT_ROUTES.removeDuty, async (request) => {
      const actor = requireActor(request)
      await removeDuty(context, { ...request.params, actor })
      return present(request.params.chatId, actor)
    })

    serveRoute(app, CHAT_ROUTES.saveRules, async (request) => {
      const actor = requireActor(request)
      await saveRules(context, { ...request.params, ...request.body, actor })
      return present(request.params.chatId, actor)
    })
  }
}
