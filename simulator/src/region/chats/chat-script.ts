/** Draws what happens next in the municipal chats. Pure: the same seed gives the same threads. */

import { createRandom } from '../random.ts'
import type { Season } from '../residents/compose.ts'
import type { Phrasebook } from '../texts/phrasebook.ts'
import { writeAnnouncement, writeRumour, writeTalk, writeThanks, writeUnwanted } from './chatter.ts'
import type { ChatPlan } from './plan.ts'
import { writeBoth, writeDanger, writeQuestion } from './questions.ts'
import type { Line, Plot, Thread, Writing } from './thread.ts'

/** How many of about a hundred threads are of each kind. */
const SHARES: readonly (readonly [Plot, number])[] = [
  ['linked', 18],
  ['named', 8],
  ['worded', 8],
  ['received_then_answered', 4],
  ['asked_back', 4],
  ['late', 4],
  ['received', 2],
  ['silent', 5],
  ['both', 4],
  ['danger', 3],
  ['danger_unheard', 1],
  ['rumour', 2],
  ['talk', 20],
  ['thanks', 6],
  ['spam', 4],
  ['breach', 2],
  ['announcement', 4],
]

export type ChatScript = { next(season: Season, chat?: ChatPlan): Thread }

export type ChatScriptOptions = {
  seed: string
  run: number
  phrasebook: Phrasebook
  chats: readonly ChatPlan[]
}

export function createChatScript({ seed, run, phrasebook, chats }: ChatScriptOptions): ChatScript {
  const random = createRandom(`${seed} chats ${run}`)
  let count = 0
  function nextKey(): string {
    count += 1
    return `chat ${run}.${count}`
  }
  return {
    next(season, chosen) {
      const writing = { phrasebook, random, season, chats, nextKey }
      const [plot] = random.weighted(SHARES, ([, share]) => share)
      const chat = chosen ?? random.weighted(chats, ({ residents }) => Math.sqrt(residents.length))
      return { plot, lines: write(plot, writing, chat) }
    },
  }
}

function write(plot: Plot, writing: Writing, chat: ChatPlan): Line[] {
  switch (plot) {
    case 'both':
      return writeBoth(writing, chat)
    case 'danger':
      return writeDanger(writing, chat, { isHeard: true })
    case 'danger_unheard':
      return writeDanger(writing, chat, { isHeard: false })
    case 'rumour':
      return writeRumour(writing, chat)
    case 'talk':
      return writeTalk(writing, chat)
    case 'thanks':
      return writeThanks(writing, chat)
    case 'spam':
    case 'breach':
      return writeUnwanted(writing, chat, plot)
    case 'announcement':
      return writeAnnouncement(writing, chat)
    default:
      return writeQuestion(writing, chat, plot)
  }
}
