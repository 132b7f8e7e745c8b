/** Tells the lines of a rumour in the emulated networks. */
import type { ChatStage } from '../chats/chat-stage.ts'
import type { Script } from '../residents/script.ts'
import type { Stage } from '../residents/stage.ts'
import type { Meanings } from '../texts/meanings.ts'
import type { RumourNetwork } from './places.ts'
import type { RumourLine } from './rumour-script.ts'

export type Page = { stage: Pick<Stage, 'perform'>; script: Pick<Script, 'postOf'> }
export type RumourStage = {
  /** Gives false when it cannot be done: a person closed the post, or the words answered are gone. */
  say(line: RumourLine): boolean
}

const KEPT = 2000
/** Nobody answers it as a question, because a card is the office's answer to it. */
const MEANING = { kind: 'chatter', topicCode: null } as const

export function createRumourStage(
  chats: ChatStage,
  { pages, meanings }: { pages: Partial<Record<RumourNetwork, Page>>; meanings: Meanings },
): RumourStage {
  /** Under which post it was said, because the page may have a newer one since. */
  const postOf = new Map<string, string>()

  function sayOnPage({ stage, script }: Page, line: RumourLine): boolean {
    const { key, person, text, replyToKey, network, municipalityCode } = line
    const words = { key, person, text, meaning: MEANING }
    if (network === 'ok') return stage.perform({ type: 'message', ...words })
    const postKey = (replyToKey && postOf.get(replyToKey)) ?? script.postOf(municipalityCode)
    if (!postKey) return false
    postOf.set(key, postKey)
    const oldest = postOf.size > KEPT ? postOf.keys().next().value : undefined
    if (oldest !== undefined) postOf.delete(oldest)
    return stage.perform({ type: 'comment', ...words, postKey, replyToKey })
  }

  return {
    say(line) {
      const { key, text, replyToKey, person: author, municipalityCode: chatKey } = line
      // Whoever doubts or speaks of something else tells no rumour, whatever the product makes of it.
      if (!line.isCarrier) meanings.remember(text, MEANING)
      if (line.place === 'chat') return chats.say({ key, chatKey, author, text, replyToKey })
      const page = pages[line.network]
      return page !== undefined && sayOnPage(page, line)
    },
  }
}
