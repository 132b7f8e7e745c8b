/** Plays the script on the emulator of Telegram: keys become posts, comments, words in groups and private messages. */
import { z } from 'zod'
import { ControlError } from '../../lib/control/control-error.ts'
import type { Control } from '../../telegram/control.ts'
import { hashText } from '../random.ts'
import { photosOf } from '../residents/photos.ts'
import type { Action } from '../residents/script.ts'
import type { Asked, Published, Stage } from '../residents/stage.ts'
import type { Meanings } from '../texts/meanings.ts'
import type { TelegramPage } from './telegram-pages.ts'

type Spot = {
  page: TelegramPage
  chatId: number | null
  postId: number | null
  id: number
  personId: number | null
}
type Words = Extract<Action, { type: 'comment' | 'message' }>

const KEPT = 5000
/** The share of those who would comment that write in the group of their neighbours. */
const IN_GROUP_EACH = 5

const Answer = z.object({
  kind: z.literal('request'),
  method: z.enum(['sendMessage', 'sendPhoto', 'sendDocument', 'sendMediaGroup']),
  botId: z.number(),
  effect: z.literal('created'),
  createdId: z.string(),
  params: z.looseObject({
    chat_id: z.union([z.string(), z.number()]).transform(Number),
    text: z.string().optional(),
    caption: z.string().optional(),
    reply_parameters: z.looseObject({ message_id: z.number() }).optional(),
    reply_markup: z.unknown().optional(),
  }),
})

export type TelegramStage = Pick<Stage, 'perform' | 'react' | 'press' | 'readAnswer'> & {
  /** Keys of posts that stand from an earlier run. */
  adopt(
    posts: readonly { municipalityCode: string; postId: number }[],
  ): { key: string; municipalityCode: string }[]
}

type Deps = { control: Control; pages: readonly TelegramPage[]; meanings: Meanings }

export function createTelegramStage({ control, pages, meanings }: Deps): TelegramStage {
  const byCode = new Map(pages.map((page) => [page.municipalityCode, page]))
  const spots = new Map<string, Spot>()
  const asked = new Map<string, { asked: Asked; spot: Spot }>()
  const spotOf = new Map<Asked, Spot>()

  function pageOf(municipalityCode: string): TelegramPage {
    const page = byCode.get(municipalityCode)
    if (!page) throw new ControlError(404, `no bot of ${municipalityCode}`)
    return page
  }

  function remember(action: Words, spot: Spot): void {
    const { person, meaning } = action
    // A group is no private talk, so it has a number that is no post's.
    const postId = spot.chatId === null ? null : (spot.postId ?? 0)
    const words: Asked = { groupId: spot.page.bot.id, postId, id: spot.id, person, meaning }
    put(spots, action.key, spot)
    put(asked, keyOf(spot, person.id), { asked: words, spot })
    put(spotOf, words, spot)
  }

  function comment(action: Extract<Action, { type: 'comment' }>): void {
    const { key, postKey, replyToKey, person, text, meaning } = action
    const post = spots.get(postKey)
    if (!post || post.postId === null) throw new ControlError(404, `no post ${postKey}`)
    const answered = replyToKey === null ? null : (spots.get(replyToKey) ?? null)
    const { page, postId } = post
    meanings.remember(text, meaning)
    const isInGroup = answered ? answered.chatId === page.neighbours.id : hashText(key) % IN_GROUP_EACH === 0
    const replyToId = answered?.id ?? null
    const words = { residentId: person.id, text, photos: photosOf(key, meaning), replyToId }
    const { id, chatId } = isInGroup
      ? control.writeInChat({ chatId: page.neighbours.id, ...words })
      : control.addComment({ channelId: page.channel.id, postId, ...words })
    remember(action, { page, chatId, postId: isInGroup ? null : postId, id, personId: person.id })
  }

  function message(action: Extract<Action, { type: 'message' }>): void {
    const { key, person, text, meaning } = action
    const page = pageOf(person.municipalityCode)
    meanings.remember(text, meaning)
    const photos = photosOf(key, meaning)
    const { id } = control.writeMessage({ botId: page.bot.id, residentId: person.id, text, photos })
    remember(action, { page, chatId: null, postId: null, id, personId: person.id })
  }

  function play(action: Action): void {
    switch (action.type) {
      case 'post': {
        const page = pageOf(action.municipalityCode)
        const { id } = control.publishPost({ channelId: page.channel.id, text: action.text })
        put(spots, action.key, { page, chatId: page.channel.id, postId: id, id, personId: null })
        return
      }
      case 'comment':
        comment(action)
        return
      case 'message':
        message(action)
        return
      case 'edit': {
        const spot = spots.get(action.key)
        if (!spot || spot.personId === null) throw new ControlError(404, `no words ${action.key}`)
        meanings.remember(action.text, action.meaning)
        const { page, chatId, id, personId: residentId } = spot
        control.editMessage({
          chatId,
          botId: chatId === null ? page.bot.id : null,
          residentId,
          id,
          text: action.text,
        })
        return
      }
      default:
        // Telegram tells nobody of a deletion.
        throw new ControlError(409, 'nothing would be seen of it')
    }
  }

  return {
    perform: (action) => attempt(() => play(action)),
    adopt: (posts) =>
      posts.flatMap(({ municipalityCode, postId }) => {
        const page = byCode.get(municipalityCode)
        if (!page) return []
        const key = `telegram post ${page.channel.id} ${postId}`
        put(spots, key, { page, chatId: page.channel.id, postId, id: postId, personId: null })
        return [{ key, municipalityCode }]
      }),
    readAnswer: (entry) => readAnswer(entry, asked),
    react(words, { text, meaning, photos, replyToId }) {
      const spot = spotOf.get(words)
      if (!spot) return false
      meanings.remember(text, meaning)
      const said = { residentId: words.person.id, text, photos, replyToId }
      return attempt(() => {
        if (spot.chatId === null) control.writeMessage({ botId: spot.page.bot.id, ...said })
        else control.writeInChat({ chatId: spot.chatId, ...said })
      })
    },
    press(words, { label, meaning, messageId: id }) {
      const spot = spotOf.get(words)
      if (!spot) return false
      meanings.remember(label, meaning)
      const { chatId, page } = spot
      const botId = chatId === null ? page.bot.id : null
      return attempt(
        () => void control.pressButton({ chatId, botId, residentId: words.person.id, id, label }),
      )
    },
  }
}

/** Finds the words that are answered: the last ones in private, elsewhere those that the answer points at. */
function keyOf({ page, chatId, id }: Pick<Spot, 'page' | 'chatId' | 'id'>, personId: number): string {
  return chatId === null ? `${page.bot.id}:${personId}` : `${chatId}:${id}`
}

function readAnswer(
  entry: unknown,
  asked: ReadonlyMap<string, { asked: Asked }>,
): Published | null | 'to_somebody_else' {
  const read = Answer.safeParse(entry)
  if (!read.success) return null
  const { botId, createdId, params } = read.data
  const { chat_id: chatId, text, caption, reply_parameters: reply, reply_markup: markup } = params
  const known = asked.get(chatId > 0 ? `${botId}:${chatId}` : `${chatId}:${reply?.message_id ?? 0}`)
  if (!known) return 'to_somebody_else'
  const answerId = Number(/(\d+)(?:,|$)/.exec(createdId)?.[1] ?? 'NaN')
  return {
    asked: known.asked,
    answerId: Number.isNaN(answerId) ? null : answerId,
    text: text ?? caption ?? '',
    hasButtons: markup !== undefined,
  }
}

/** A person may have changed the scene meanwhile, which is no failure. */
function attempt(run: () => void): boolean {
  try {
    run()
    return true
  } catch (error) {
    if (error instanceof ControlError) return false
    throw error
  }
}

function put<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key)
  map.set(key, value)
  const oldest = map.size > KEPT ? map.keys().next().value : undefined
  if (oldest !== undefined) map.delete(oldest)
}
