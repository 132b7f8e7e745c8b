/** Plays the script on the emulator: keys become posts, comments and messages. */

import { z } from 'zod'
import { ControlError } from '../../lib/control/control-error.ts'
import type { Control } from '../../vk/control.ts'
import type { Post, Video } from '../../vk/model.ts'
import { VkError } from '../../vk/vk-error.ts'
import type { AccountOfCommunity } from '../communities.ts'
import type { Meanings } from '../texts/meanings.ts'
import type { Meaning } from './compose.ts'
import type { Person } from './people.ts'
import { photosOf } from './photos.ts'
import type { Action } from './script.ts'

const Answer = z.object({
  kind: z.literal('request'),
  method: z.enum(['wall.createComment', 'messages.send']),
  groupId: z.number(),
  effect: z.literal('created'),
  createdId: z.string().nullable(),
  params: z.record(z.string(), z.string()),
})

/** `postId`: the id of a video where that is its surface. */
type Spot = { groupId: number; surface: 'wall' | 'video'; postId: number; id: number }
/** Words of a resident that may be answered. */
export type Asked = { groupId: number; postId: number | null; id: number; person: Person; meaning: Meaning }

/** An answer of the product that the network's ledger shows. */
export type Published = { asked: Asked; answerId: number | null; text: string; hasButtons: boolean }

const KEPT = 5000

export type Stage = {
  /** Gives false when it cannot be done any more: a person deleted the post or closed the comments. */
  perform(action: Action): boolean
  /** Keys of posts that stand from an earlier run. */
  adopt(posts: readonly Post[]): { key: string; municipalityCode: string }[]
  /** Gives the key under which people write below a video. */
  adoptVideo(video: Pick<Video, 'groupId' | 'id'>): string
  findAsked(groupId: number, commentId: number): Asked | null
  findAskedPrivately(groupId: number, residentId: number): Asked | null
  /** Null: the entry is of something else. */
  readAnswer(entry: unknown): Published | null | 'to_somebody_else'
  /** Lets the resident say something about the answer in the same thread. */
  react(
    asked: Asked,
    reaction: { text: string; meaning: Meaning; photos: number; replyToId: number },
  ): boolean
  groupOf(municipalityCode: string): number
  /** Touches a button under a private message. */
  press(asked: Asked, button: { label: string; meaning: Meaning; messageId: number }): boolean
}

type Deps = { control: Control; accounts: readonly AccountOfCommunity[]; meanings: Meanings }

export function createStage({ control, accounts, meanings }: Deps): Stage {
  const groups = new Map(accounts.map(({ municipalityCode, groupId }) => [municipalityCode, groupId]))
  const spots = new Map<string, Spot>()
  const asked = new Map<string, Asked>()

  function groupOf(municipalityCode: string): number {
    const groupId = groups.get(municipalityCode)
    if (groupId === undefined) throw new Error(`no community of ${municipalityCode}`)
    return groupId
  }

  function comment(action: Extract<Action, { type: 'comment' }>): void {
    const post = spots.get(action.postKey)
    if (!post) throw new ControlError(404, `no post ${action.postKey}`)
    const { groupId, surface, postId } = post
    const residentId = action.person.id
    const replyToId = action.replyToKey === null ? null : (spots.get(action.replyToKey)?.id ?? null)
    const { text, person, meaning, date } = action
    meanings.remember(text, meaning)
    const photos = photosOf(action.key, meaning)
    const { id } = control.addComment({
      groupId,
      surface,
      objectId: postId,
      residentId,
      text,
      photos,
      replyToId,
      date,
    })
    put(spots, action.key, { groupId, surface, postId, id })
    // Comments of videos have numbers of their own.
    if (surface === 'wall') put(asked, `${groupId}:${id}`, { groupId, postId, id, person, meaning })
  }

  function post({ key, municipalityCode, text }: Extract<Action, { type: 'post' }>): void {
    const groupId = groupOf(municipalityCode)
    const { id } = control.publishPost({ groupId, text })
    put(spots, key, { groupId, surface: 'wall', postId: id, id })
  }

  function message({ key, person, text, meaning }: Extract<Action, { type: 'message' }>): void {
    const groupId = groupOf(person.municipalityCode)
    meanings.remember(text, meaning)
    const photos = photosOf(key, meaning)
    const { id } = control.writeMessage({ groupId, residentId: person.id, text, photos })
    put(asked, `${groupId}:dialog:${person.id}`, { groupId, postId: null, id, person, meaning })
  }

  function play(action: Action): void {
    if (action.type === 'post') post(action)
    else if (action.type === 'comment') comment(action)
    else if (action.type === 'message') message(action)
    else change(action)
  }

  function change(action: Extract<Action, { type: 'edit' | 'delete' | 'restore' }>): void {
    const spot = spots.get(action.key)
    if (!spot) throw new ControlError(404, `no comment ${action.key}`)
    const { groupId, surface, postId: objectId, id } = spot
    const ref = { groupId, surface, objectId, id }
    if (action.type === 'edit') {
      meanings.remember(action.text, action.meaning)
      control.editComment({ ...ref, text: action.text })
    } else if (action.type === 'delete') control.deleteComment(ref)
    else control.restoreComment(ref)
  }

  function findAsked(groupId: number, commentId: number): Asked | null {
    return asked.get(`${groupId}:${commentId}`) ?? null
  }

  function findAskedPrivately(groupId: number, residentId: number): Asked | null {
    return asked.get(`${groupId}:dialog:${residentId}`) ?? null
  }

  function readAnswer(entry: unknown): Published | null | 'to_somebody_else' {
    const read = Answer.safeParse(entry)
    if (!read.success) return null
    const { method, groupId, params, createdId } = read.data
    const words =
      method === 'wall.createComment'
        ? findAsked(groupId, Number(params.reply_to_comment))
        : findAskedPrivately(groupId, Number(params.peer_id ?? params.user_id))
    if (!words) return 'to_somebody_else'
    const answerId = Number(/\d+$/.exec(createdId ?? '')?.[0] ?? 'NaN')
    return {
      asked: words,
      answerId: Number.isNaN(answerId) ? null : answerId,
      text: params.message ?? '',
      hasButtons: params.keyboard !== undefined,
    }
  }

  return {
    perform: (action) => attempt(() => play(action)),
    adopt: (posts) => posts.flatMap((post) => adoptPost(post, { accounts, spots })),
    adoptVideo({ groupId, id }) {
      const key = `video ${groupId} ${id}`
      put(spots, key, { groupId, surface: 'video', postId: id, id })
      return key
    },
    findAsked,
    findAskedPrivately,
    readAnswer,
    groupOf,
    react({ groupId, postId, person }, { text, meaning, photos, replyToId }) {
      meanings.remember(text, meaning)
      return attempt(() => {
        if (postId === null) control.writeMessage({ groupId, residentId: person.id, text, photos })
        else control.addComment({ groupId, objectId: postId, residentId: person.id, text, photos, replyToId })
      })
    },
    press({ groupId, person }, { label, meaning, messageId }) {
      meanings.remember(label, meaning)
      const ref = { groupId, peerId: person.id, conversationId: messageId }
      return attempt(() => void control.pressButton({ ...ref, residentId: person.id, label }))
    },
  }
}

function adoptPost(
  { groupId, id }: Post,
  { accounts, spots }: { accounts: readonly AccountOfCommunity[]; spots: Map<string, Spot> },
): { key: string; municipalityCode: string }[] {
  const account = accounts.find((candidate) => candidate.groupId === groupId)
  if (!account) return []
  const key = `post ${groupId} ${id}`
  put(spots, key, { groupId, surface: 'wall', postId: id, id })
  return [{ key, municipalityCode: account.municipalityCode }]
}

/** A person may have changed the scene meanwhile, which is no failure. */
function attempt(run: () => void): boolean {
  try {
    run()
    return true
  } catch (error) {
    if (error instanceof ControlError || error instanceof VkError) return false
    throw error
  }
}

function put<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.size > KEPT ? map.keys().next().value : undefined
  if (oldest !== undefined) map.delete(oldest)
}
