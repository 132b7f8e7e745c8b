/** What leaders of a community do with words of others: comments go and come back, people are kept out for a time. */
import { z } from 'zod'
import { findBan } from '../messages/bans.ts'
import { deleteComment, restoreComment } from '../messages/comments.ts'
import { changeMessage } from '../messages/messages.ts'
import { findMessage } from '../messages/present-message.ts'
import { type Comment, isChat, type Surface } from '../model.ts'
import { findComment, presentResident } from '../present.ts'
import { pairKey } from '../state.ts'
import { VkError } from '../vk-error.ts'
import { secondsNow } from '../world.ts'
import { assertOwnGroup, type Call, changed, getOwnGroupId, type Method, method, read } from './method.ts'

type CommentRef = { groupId: number; surface: Surface; commentId: number; objectId: number | null }

function getComment(call: Call, { groupId, surface, commentId, objectId }: CommentRef): Comment {
  assertOwnGroup(call, groupId)
  const { world } = call
  const comment =
    objectId === null
      ? world.state.comments
          .all()
          .find((one) => one.groupId === groupId && one.surface === surface && one.id === commentId)
      : findComment(world, { groupId, surface, objectId, id: commentId })
  if (!comment) throw new VkError(104)
  return comment
}

function removeComment(call: Call, ref: CommentRef) {
  const comment = getComment(call, ref)
  if (comment.deleterId !== null) throw new VkError(104)
  deleteComment(call.world, comment, call.token.userId ?? ref.groupId)
  return changed()
}

function bringBack(call: Call, ref: CommentRef) {
  const comment = getComment(call, ref)
  if (comment.deleterId === null) throw new VkError(243)
  restoreComment(call.world, comment)
  return changed()
}

const OwnerRef = z.object({ owner_id: z.number().default(0), comment_id: z.number() })
const BoardRef = z.object({ group_id: z.number(), topic_id: z.number(), comment_id: z.number() })

function underObject(surface: Surface, act: typeof removeComment): Method {
  return method(null, OwnerRef, (call, { owner_id, comment_id }) =>
    act(call, { groupId: -owner_id, surface, commentId: comment_id, objectId: null }),
  )
}

function onBoard(act: typeof removeComment): Method {
  return method('manage', BoardRef, (call, { group_id, topic_id, comment_id }) =>
    act(call, { groupId: group_id, surface: 'board', commentId: comment_id, objectId: topic_id }),
  )
}

const Banned = z.object({ group_id: z.number(), owner_id: z.number().default(0) })
const Ban = Banned.extend({
  end_date: z.number().optional(),
  reason: z.number().default(0),
  comment: z.string().default(''),
})

export const moderationMethods: Record<string, Method> = {
  'wall.deleteComment': underObject('wall', removeComment),
  'wall.restoreComment': underObject('wall', bringBack),
  'video.deleteComment': underObject('video', removeComment),
  'video.restoreComment': underObject('video', bringBack),
  'photos.deleteComment': underObject('photo', removeComment),
  'photos.restoreComment': underObject('photo', bringBack),
  'board.deleteComment': onBoard(removeComment),
  'board.restoreComment': onBoard(bringBack),
  'groups.ban': method(null, Ban, (call, { group_id: groupId, owner_id: residentId, ...ban }) => {
    assertOwnGroup(call, groupId)
    if (!call.world.state.residents.get(String(residentId))) throw new VkError(15)
    call.world.state.bans.put({
      ...{ groupId, residentId, bannedOn: secondsNow(call.world), endsOn: ban.end_date ?? null },
      ...{ reason: ban.reason, comment: ban.comment, adminId: call.token.userId ?? 1 },
    })
    return changed()
  }),
  'groups.unban': method(null, Banned, (call, { group_id: groupId, owner_id: residentId }) => {
    assertOwnGroup(call, groupId)
    if (!findBan(call.world, groupId, residentId)) throw new VkError(104)
    call.world.state.bans.remove(pairKey(groupId, residentId))
    return changed()
  }),
  'groups.getBanned': method(
    null,
    z.object({ group_id: z.number(), owner_id: z.number().optional() }),
    (call, { group_id: groupId, owner_id: residentId }) => {
      assertOwnGroup(call, groupId)
      const { world } = call
      if (residentId !== undefined && !findBan(world, groupId, residentId)) throw new VkError(104)
      const bans = world.state.bans
        .inGroup(String(groupId))
        .filter((ban) => findBan(world, groupId, ban.residentId))
        .filter((ban) => residentId === undefined || ban.residentId === residentId)
      const items = bans.flatMap((ban) => {
        const resident = world.state.residents.get(String(ban.residentId))
        if (!resident) return []
        const { adminId, bannedOn, endsOn, reason, comment } = ban
        const ban_info = { admin_id: adminId, date: bannedOn, end_date: endsOn ?? 0, reason, comment }
        return [{ type: 'profile', profile: presentResident(world, resident, []), ban_info }]
      })
      return read({ count: items.length, items })
    },
  ),
  'messages.delete': method(
    'messages',
    z.object({
      group_id: z.number().optional(),
      peer_id: z.number().default(0),
      cmids: z.array(z.number()).default([]),
      delete_for_all: z.boolean().default(false),
    }),
    (call, { group_id, peer_id: peerId, cmids, delete_for_all: isForAll }) => {
      const groupId = getOwnGroupId(call, group_id)
      const items = cmids.map((conversationId) => {
        const place = { peer_id: peerId, conversation_message_id: conversationId }
        const message = findMessage(call.world, { groupId, peerId, conversationId })
        const isForeign = message && message.fromId !== -groupId
        // In a dialog nobody takes the words of the other side away from them.
        if (!message || (isForAll && isForeign && !isChat(peerId)))
          return { ...place, error: { code: 924, description: new VkError(924).message } }
        if (!message.isDeleted) changeMessage(call.world, message, { isDeleted: true })
        return { ...place, response: 1 }
      })
      return changed(items)
    },
  ),
}
