/** What an administrator does with members of a chat. A block holds where people come by a link, as here everywhere. */
import { bad, getMembership, type Method } from './method.ts'
import { memberKey } from './state.ts'
import { MaxError } from './world.ts'

export const moderationMethods: Record<string, Method> = {
  'DELETE /chats/:chatId/members': {
    query: ['user_id', 'block'],
    answer: 'SimpleQueryResult',
    run(call) {
      const { chat, member } = getMembership(call, Number(call.params.chatId))
      if (!member.permissions.includes('add_remove_members')) throw new MaxError(403, 'access.denied')
      const residentId = Number(call.query.user_id)
      if (!call.world.state.residents.get(String(residentId))) throw bad('user_id')
      if (call.query.block === 'true')
        call.world.state.blocked.put({ key: memberKey(chat.id, residentId), chatId: chat.id, residentId })
      return { body: { success: true }, effect: 'changed' }
    },
  },
}
