/** The place of a message in the talk, because the same words may ask an official, continue a report or tease a neighbour. */
import { type ChatRole, isOfficial, type MessageClass, opensWork } from './chat-message.ts'
import { mentionsAny } from './names.ts'

export type EarlierMessage = {
  authorId: string
  authorName: string
  authorRole: ChatRole
  writtenAt: Date
  messageClass: MessageClass
}
export type PlaceInTalk = {
  /** The author continues a message that opened a question a moment ago. */
  isContinuing: boolean
  /** Another resident wrote a moment before. */
  isInDialogue: boolean
  /** Nobody wrote for a while, so the message starts a new talk. */
  isOpening: boolean
  /** Another resident of this talk is called by name. */
  namesResident: boolean
  isAfterOfficial: boolean
  isRightAfterOfficial: boolean
  isAfterRumour: boolean
  /** Another resident asked or complained a moment before. */
  isAfterWork: boolean
  /** A danger was reported a moment before, so this message may continue it. */
  isAfterDanger: boolean
}
type Message = { text: string; authorId: string; writtenAt: Date }

const RECENT_MESSAGES = 6
const NAMES_REMEMBERED = 30
const SILENCE_MS = 8 * 60_000
const DIALOGUE_WITHIN_MS = 3 * 60_000
const CONTINUES_WITHIN_MS = 5 * 60_000
const DANGER_LASTS_MS = 10 * 60_000

export function readPlaceInTalk(message: Message, earlier: readonly EarlierMessage[]): PlaceInTalk {
  const last = earlier.at(-1)
  const own = earlier.findLast(({ authorId }) => authorId === message.authorId)
  const passedMs = (since: EarlierMessage) => message.writtenAt.getTime() - since.writtenAt.getTime()
  const isOther = ({ authorId, authorRole }: EarlierMessage) =>
    authorId !== message.authorId && !isOfficial(authorRole)
  const recent = earlier.slice(-RECENT_MESSAGES)
  return {
    isContinuing: own !== undefined && opensWork(own.messageClass) && passedMs(own) <= CONTINUES_WITHIN_MS,
    isInDialogue: last !== undefined && isOther(last) && passedMs(last) <= DIALOGUE_WITHIN_MS,
    isOpening: last === undefined || passedMs(last) >= SILENCE_MS,
    namesResident: mentionsAny(
      message.text,
      earlier
        .slice(-NAMES_REMEMBERED)
        .filter(isOther)
        .map(({ authorName }) => authorName),
    ),
    isAfterOfficial: recent.some(({ authorRole }) => isOfficial(authorRole)),
    isRightAfterOfficial: last !== undefined && isOfficial(last.authorRole),
    isAfterDanger: recent.some((one) => one.messageClass === 'danger' && passedMs(one) <= DANGER_LASTS_MS),
    isAfterWork: recent.some((one) => isOther(one) && opensWork(one.messageClass)),
    isAfterRumour: recent.some(({ messageClass }) => messageClass === 'rumour'),
  }
}
