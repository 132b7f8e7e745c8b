/** Says the lines of the script in the emulated networks. */
import { ControlError } from '../../lib/control/control-error.ts'
import { attempt } from '../networks/messenger-life.ts'
import type { ChatControls, StandingChat } from './populate-chats.ts'
import type { Line } from './thread.ts'

export type ChatStage = {
  /** Gives false when it cannot be done any more: the chat is closed, or the words answered are gone. */
  say(line: Pick<Line, 'key' | 'chatKey' | 'author' | 'text' | 'replyToKey'>): boolean
}

const KEPT = 5000

export function createChatStage(chats: readonly StandingChat[], controls: ChatControls): ChatStage {
  const byKey = new Map(chats.map((chat) => [chat.key, chat]))
  /** The network's names of what was said, which are numbers in VK and Telegram and text in MAX. */
  const said = new Map<string, string>()

  function answered(replyToKey: string | null): string | null {
    const id = replyToKey === null ? null : said.get(replyToKey)
    if (id === undefined) throw new ControlError(404, `nothing is known of ${replyToKey}`)
    return id
  }

  function write(chat: StandingChat, residentId: number, { text, replyTo }: Words): string {
    const { chatId } = chat
    const replyToId = replyTo === null ? null : Number(replyTo)
    const words = { residentId, text }
    if (chat.network === 'telegram')
      return String(controls.telegram.writeInChat({ chatId, ...words, replyToId }).id)
    if (chat.network === 'max') return controls.max.writeInChat({ chatId, ...words, replyTo }).mid
    const groupId = Number(chat.channelExternalId)
    return String(controls.vk.writeInChat({ groupId, peerId: chatId, ...words, replyToId }).conversationId)
  }

  return {
    say: ({ key, chatKey, author, text, replyToKey }) =>
      attempt(() => {
        const chat = byKey.get(chatKey)
        if (!chat) throw new ControlError(404, `no chat ${chatKey}`)
        said.set(key, write(chat, author.id, { text, replyTo: answered(replyToKey) }))
        const oldest = said.size > KEPT ? said.keys().next().value : undefined
        if (oldest !== undefined) said.delete(oldest)
      }),
  }
}

type Words = { text: string; replyTo: string | null }
