/** Plays the script on the emulator of MAX: posts and comments in the channel, words in the group, private messages. */
import { z } from 'zod'
import type { Control } from '../../max/control.ts'
import { hashText } from '../random.ts'
import { photosOf } from '../residents/photos.ts'
import type { Action } from '../residents/script.ts'
import type { Asked, Stage } from '../residents/stage.ts'
import type { Meanings } from '../texts/meanings.ts'
import type { MaxPage } from './max-pages.ts'
import { attempt, createNotes } from './messenger-life.ts'

/** Where words stand: in private, in the group, or under a post. */
type Where = { kind: 'private' } | { kind: 'group' } | { kind: 'comment'; postId: string }
type Spot = { mid: string; where: Where }
/** The share of those who would comment that write in the group of their neighbours. */
const IN_GROUP_EACH = 4

const Answer = z.object({
  kind: z.literal('request'),
  method: z.enum(['POST /messages', 'POST /messages/:messageId/comments']),
  effect: z.literal('created'),
  createdId: z.string(),
  body: z.object({
    text: z.string().nullish(),
    link: z.object({ mid: z.string() }).nullish(),
    attachments: z.array(z.object({ type: z.string() })).nullish(),
  }),
})

export type MaxStage = Pick<Stage, 'perform' | 'react' | 'press' | 'readAnswer'> & {
  /** Keys of posts that stand from an earlier run. */
  adopt(postIds: readonly string[]): { key: string; municipalityCode: string }[]
}

type Deps = { control: Control; page: MaxPage; meanings: Meanings }

export function createMaxStage({ control, page, meanings }: Deps): MaxStage {
  const notes = createNotes<Spot>()
  const places = new Map<number, Where>()

  function say(
    where: Where,
    words: { residentId: number; text: string; photos?: number; replyTo?: string | null },
  ): string {
    if (where.kind === 'group') return control.writeInChat({ chatId: page.neighbours.id, ...words }).mid
    if (where.kind === 'comment') return control.addComment({ postId: where.postId, ...words }).mid
    control.startBot({ botId: page.bot.id, residentId: words.residentId })
    return control.writeMessage({ botId: page.bot.id, ...words }).mid
  }

  function write(
    where: Where,
    { key, person, text, meaning }: Extract<Action, { type: 'comment' | 'message' }>,
    replyTo: string | null,
  ): void {
    meanings.remember(text, meaning)
    const mid = say(where, { residentId: person.id, text, photos: photosOf(key, meaning), replyTo })
    const id = notes.numberOf(mid)
    const postId = where.kind === 'private' ? null : 0
    notes.putSpot(key, { mid, where })
    notes.putAsked(mid, { groupId: page.bot.id, postId, id, person, meaning })
    places.set(id, where)
  }

  function comment(action: Extract<Action, { type: 'comment' }>): void {
    const { key, postKey, replyToKey } = action
    const answered = replyToKey === null ? null : notes.getSpot(replyToKey)
    const isInGroup = hashText(key) % IN_GROUP_EACH === 0
    const first = (): Where =>
      isInGroup ? { kind: 'group' } : { kind: 'comment', postId: notes.getSpot(postKey).mid }
    write(answered?.where ?? first(), action, answered?.mid ?? null)
  }

  function play(action: Action): void {
    switch (action.type) {
      case 'post': {
        const { mid } = control.publishPost({ chatId: page.channel.id, text: action.text })
        notes.putSpot(action.key, { mid, where: { kind: 'comment', postId: mid } })
        return
      }
      case 'comment':
        comment(action)
        return
      case 'message':
        write({ kind: 'private' }, action, null)
        return
      case 'edit':
        meanings.remember(action.text, action.meaning)
        return void control.editMessage({ mid: notes.getSpot(action.key).mid, text: action.text })
      case 'delete':
        return void control.removeMessage({ mid: notes.getSpot(action.key).mid })
      case 'restore':
        // MAX brings nothing back, so a deletion is final.
        return
    }
  }

  function whereOf({ id }: Asked): Where {
    return places.get(id) ?? { kind: 'private' }
  }

  return {
    perform: (action) => attempt(() => play(action)),
    adopt: (postIds) =>
      postIds.map((mid) => {
        notes.putSpot(`max post ${mid}`, { mid, where: { kind: 'comment', postId: mid } })
        return { key: `max post ${mid}`, municipalityCode: page.municipalityCode }
      }),
    readAnswer(entry) {
      const read = Answer.safeParse(entry)
      if (!read.success) return null
      const { createdId, body } = read.data
      const asked = notes.findAsked(body.link?.mid ?? null)
      if (!asked) return 'to_somebody_else'
      const hasButtons = (body.attachments ?? []).some(({ type }) => type === 'inline_keyboard')
      return { asked, answerId: notes.numberOf(createdId), text: body.text ?? '', hasButtons }
    },
    react(asked, { text, meaning, photos, replyToId }) {
      meanings.remember(text, meaning)
      const words = { residentId: asked.person.id, text, photos }
      return attempt(() => void say(whereOf(asked), { ...words, replyTo: notes.midOf(replyToId) }))
    },
    press(asked, { label, meaning, messageId }) {
      meanings.remember(label, meaning)
      const mid = () => notes.midOf(messageId)
      return attempt(() => void control.pressButton({ mid: mid(), residentId: asked.person.id, label }))
    },
  }
}
