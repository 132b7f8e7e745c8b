/** Private messages and chats, from the resident's side. */
import { z } from 'zod'
import { ChatAdmin } from '../../lib/chat-admin.ts'
import { action } from '../../lib/control/action.ts'
import { ControlError } from '../../lib/control/control-error.ts'
import { Media } from '../../lib/voice.ts'
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
} from '../messages/messages.ts'
import { findMessage, presentMessage } from '../messages/present-message.ts'
import { isChat, type Message } from '../model.ts'
import type { World } from '../world.ts'
import { Content, Id, newMedia, newPhotos, requireChat, requireCommunity, requireResident } from './action.ts'

/** The employee who answers by hand in VK's own interface. */
const EMPLOYEE_ID = 111

/** What a resident writes by hand carries no buttons. */
const WRITTEN = { keyboard: null, payload: null }
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

/** Presses a button: its label goes out as the resident's own words, which VK addresses to the community in a chat. */
function pressButton(
  world: World,
  { residentId, label, message }: { residentId: number; label: string; message: Message },
): Message {
  const { groupId, peerId } = message
  const button = message.keyboard?.rows.flat().find((candidate) => candidate.label === label)
  if (!button) throw new ControlError(404, `no button ${label}`)
  const resident = requireResident(world, residentId)
  const pressed = { ...NOTHING, text: label, payload: button.payload }
  if (!isChat(peerId)) {
    if (peerId !== residentId) throw new ControlError(404, `no message ${message.conversationId}`)
    return writePrivately(world, { groupId, resident, content: pressed })
  }
  const { screenName } = requireCommunity(world, groupId)
  const text = `[club${groupId}|@${screenName}] ${label}`
  const chat = requireChat(world, groupId, peerId)
  return writeInChat(world, { chat, resident, content: { ...pressed, text } })
}

export function messageActions(world: World) {
  return {
    writeMessage: action(
      z.strictObject({ ...Pair, ...Content, media: Media.nullable().default(null) }),
      ({ groupId, residentId, photos, media, ...content }) => {
        requireCommunity(world, groupId)
        const resident = requireResident(world, residentId)
        const attachments = [...newPhotos(world, residentId, photos), ...newMedia(world, residentId, media)]
        return writePrivately(world, { groupId, resident, content: { ...content, ...WRITTEN, attachments } })
      },
    ),
    pressButton: action(
      z.strictObject({ residentId: Id, ...MessageRef, label: z.string() }),
      ({ residentId, label, ...ref }) =>
        pressButton(world, { residentId, label, message: requireMessage(world, ref) }),
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
        admins: z.array(ChatAdmin).default([]),
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
      z.strictObject({ ...Pair, peerId: Id, ...Content, media: Media.nullable().default(null) }),
      ({ groupId, residentId, peerId, photos, media, ...content }) => {
        const chat = requireChat(world, groupId, peerId)
        const resident = requireResident(world, residentId)
        const attachments = [...newPhotos(world, residentId, photos), ...newMedia(world, residentId, media)]
        return writeInChat(world, { chat, resident, content: { ...content, ...WRITTEN, attachments } })
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
