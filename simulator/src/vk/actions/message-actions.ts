/** Private messages and chats, from the resident's side. */
import { z } from 'zod'
import { ControlError } from '../control-error.ts'
import {
  allowMessages,
  changeMessage,
  createChat,
  denyMessages,
  NOTHING,
  naturalKeyOf,
  putMessage,
  writeInChat,
  writePrivately,
} from '../messages.ts'
import type { Message } from '../model.ts'
import { findMessage, presentMessage } from '../present-message.ts'
import type { World } from '../world.ts'
import { action, Content, Id, newPhotos, requireChat, requireCommunity, requireResident } from './action.ts'

/** The employee who answers by hand in VK's own interface. */
const EMPLOYEE_ID = 111

const Pair = { groupId: Id, residentId: Id }
const MessageRef = { groupId: Id, peerId: Id, conversationId: Id }

function requireMessage(
  world: World,
  ref: { groupId: number; peerId: number; conversationId: number },
): Message {
  const message = findMessage(world, ref)
  if (!message) throw new ControlError(404, `no message ${ref.conversationId}`)
  return message
}

function answerByHand(world: World, input: { groupId: number; peerId: number; text: string }): Message {
  requireCommunity(world, input.groupId)
  const message = putMessage(world, {
    ...NOTHING,
    ...input,
    fromId: -input.groupId,
    randomId: 0,
    invitedId: null,
    isSeenByCommunity: true,
  })
  const object = { ...presentMessage(world, message), admin_author_id: EMPLOYEE_ID }
  const naturalKey = naturalKeyOf(message)
  world.emit({ groupId: input.groupId, type: 'message_reply', naturalKey, object })
  return message
}

export function messageActions(world: World) {
  return {
    writeMessage: action(
      z.strictObject({ ...Pair, ...Content }),
      ({ groupId, residentId, photos, ...content }) => {
        requireCommunity(world, groupId)
        const resident = requireResident(world, residentId)
        const attachments = newPhotos(world, residentId, photos)
        return writePrivately(world, { groupId, resident, content: { ...content, attachments } })
      },
    ),
    allowMessages: action(z.strictObject(Pair), ({ groupId, residentId }) => {
      requireCommunity(world, groupId)
      allowMessages(world, groupId, requireResident(world, residentId).id)
      return { permission: 'allowed' }
    }),
    denyMessages: action(z.strictObject(Pair), ({ groupId, residentId }) => {
      requireCommunity(world, groupId)
      denyMessages(world, groupId, requireResident(world, residentId).id)
      return { permission: 'denied' }
    }),
    blacklist: action(z.strictObject(Pair), ({ groupId, residentId }) =>
      world.state.dialogs.put({ groupId, residentId, permission: 'blacklisted' }),
    ),
    createChat: action(
      z.strictObject({
        groupId: Id,
        title: z.string().trim().min(1).max(200),
        residentIds: z.array(Id).min(1),
        hasFullAccess: z.boolean().default(true),
      }),
      ({ residentIds, ...input }) => {
        requireCommunity(world, input.groupId)
        return createChat(world, {
          ...input,
          memberIds: residentIds.map((id) => requireResident(world, id).id),
        })
      },
    ),
    setChat: action(
      z.strictObject({
        groupId: Id,
        peerId: Id,
        hasFullAccess: z.boolean().optional(),
        isCommunityIn: z.boolean().optional(),
        isWritingOff: z.boolean().optional(),
      }),
      ({ groupId, peerId, ...changes }) => {
        const chat = requireChat(world, groupId, peerId)
        return world.state.chats.put({
          ...chat,
          hasFullAccess: changes.hasFullAccess ?? chat.hasFullAccess,
          isCommunityIn: changes.isCommunityIn ?? chat.isCommunityIn,
          isWritingOff: changes.isWritingOff ?? chat.isWritingOff,
        })
      },
    ),
    writeInChat: action(
      z.strictObject({ ...Pair, peerId: Id, ...Content }),
      ({ groupId, residentId, peerId, photos, ...content }) => {
        const chat = requireChat(world, groupId, peerId)
        const resident = requireResident(world, residentId)
        const attachments = newPhotos(world, residentId, photos)
        return writeInChat(world, { chat, resident, content: { ...content, attachments } })
      },
    ),
    answerByHand: action(z.strictObject({ groupId: Id, peerId: Id, text: Content.text }), (input) =>
      answerByHand(world, input),
    ),
    editMessage: action(z.strictObject({ ...MessageRef, text: Content.text }), ({ text, ...ref }) =>
      changeMessage(world, requireMessage(world, ref), { text }),
    ),
    deleteMessage: action(z.strictObject(MessageRef), (ref) =>
      changeMessage(world, requireMessage(world, ref), { isDeleted: true }),
    ),
  }
}
