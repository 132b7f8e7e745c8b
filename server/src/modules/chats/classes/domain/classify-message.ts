/**
 * Classifies a resident's message. It is only a suggestion, which a person corrects with one key, and it hides nothing.
 * A danger is never given up for a smoother reading; sharp words about the authorities are never a breach.
 */
import { FIRST_BAR, type OwnDanger } from '../../dangers/domain/alarm-bar.ts'
import { tellsUselessAnswer, withdraws } from './after-answer.ts'
import { type ChatRole, isOfficial, type MessageClass } from './chat-message.ts'
import { type EarlierMessage, readPlaceInTalk } from './place-in-talk.ts'
import { readSigns, type SignName, type Signs } from './read-signs.ts'
import { readDangerScore, type Scores, scoreClasses, tellsPlainDanger } from './score-classes.ts'

export type MessageToClassify = {
  text: string
  authorId: string
  authorRole: ChatRole
  writtenAt: Date
  /** The author of the message that it replies to, by the network's own link. */
  repliesTo: ChatRole | null
  /** How sure the text rules are of a topic, 0 to 1. */
  topicConfidence: number
  /** A street, house or object is named. */
  hasPlace: boolean
  /** A municipality or settlement of the region is named. */
  namesOurPlace: boolean
  /** The text rules read a danger too. */
  isDangerByText: boolean
  /** From which score on a danger rings; where nothing is said, as it came. */
  dangerBar?: number
  /** What people here said of texts like this one. */
  ownDanger?: OwnDanger | null
}
export type ClassReason = {
  code:
    | 'words'
    | 'official'
    | 'reply_to_official'
    | 'continues'
    | 'joins_others'
    | 'no_signs'
    | 'withdraws'
    | 'useless_answer'
    | 'masked_words'
    | 'phone'
    | 'link'
    | 'taught'
    | 'place_in_talk'
  words: string[]
}
export type Classified = {
  class: MessageClass
  confidence: number
  reasons: ClassReason[]
  /** How likely it tells of a danger by the rules, 0 to 1. */
  dangerScore: number
  /** Plain words of danger: it rings whatever the bar. */
  isPlainDanger: boolean
  /** It takes a question back or finds an answer useless: read by its form alone. */
  isOfAnswer: boolean
}

const UNHEARD = { dangerScore: 0, isPlainDanger: false, isOfAnswer: false }
const HIGHEST_CONFIDENCE = 0.97
const OFFICIAL_WITHIN = 6

/** `signs`: those of its text, where they are read already. */
export function classifyMessage(
  message: MessageToClassify,
  earlier: readonly EarlierMessage[],
  signs: Signs = readSigns(message.text),
): Classified {
  if (isOfficial(message.authorRole)) {
    return { ...UNHEARD, class: 'talk', confidence: 1, reasons: [{ code: 'official', words: [] }] }
  }
  const ofAnswer = readOfAnswer(message, earlier)
  if (ofAnswer) return ofAnswer
  const place = readPlaceInTalk(message, earlier)
  const { repliesTo, topicConfidence, hasPlace, namesOurPlace, isDangerByText } = message
  const ownDanger = message.ownDanger ?? null
  const facts = {
    ...{ signs, repliesTo, topicConfidence, hasPlace, namesOurPlace, isDangerByText, ownDanger },
    ...place,
  }
  const scores = scoreClasses({ ...facts, dangerBar: message.dangerBar ?? FIRST_BAR })
  const [best, next] = rank(scores)
  const lead = scores[best] - scores[next]
  const confidence = Math.round(Math.min(HIGHEST_CONFIDENCE, 0.5 + lead / 8) * 100) / 100
  const reasons = explain(best, { signs, repliesTo, ...place })
  return {
    ...{ class: best, confidence, reasons, dangerScore: readDangerScore(facts), isOfAnswer: false },
    isPlainDanger: best === 'danger' && tellsPlainDanger(facts),
  }
}

/** A withdrawn question opens nothing. A file that does not open is a complaint only after an official has written. */
function readOfAnswer(
  { text, repliesTo }: MessageToClassify,
  earlier: readonly EarlierMessage[],
): Classified | null {
  if (withdraws(text)) return certain('talk', 'withdraws')
  const recent = earlier.slice(-OFFICIAL_WITHIN)
  const isOfAnswer =
    (repliesTo !== null && isOfficial(repliesTo)) || recent.some(({ authorRole }) => isOfficial(authorRole))
  return isOfAnswer && tellsUselessAnswer(text) ? certain('complaint', 'useless_answer') : null
}

function certain(messageClass: MessageClass, code: ClassReason['code']): Classified {
  return {
    class: messageClass,
    confidence: HIGHEST_CONFIDENCE,
    reasons: [{ code, words: [] }],
    ...UNHEARD,
    isOfAnswer: true,
  }
}

const ORDER: readonly MessageClass[] = [
  'danger',
  'breach',
  'spam',
  'rumour',
  'complaint',
  'question',
  'thanks',
  'talk',
]

/** Best score first; between equals, the class that must not be missed. */
function rank(scores: Scores): [best: MessageClass, next: MessageClass] {
  const [best = 'talk', next = 'talk'] = [...ORDER].sort((a, b) => scores[b] - scores[a])
  return [best, next]
}

const SIGNS_OF: Record<MessageClass, readonly SignName[]> = {
  danger: ['danger'],
  rumour: ['hearsay', 'claim'],
  complaint: ['trouble', 'irony'],
  question: ['asking', 'public'],
  thanks: ['gratitude'],
  spam: ['advertising'],
  breach: ['insult', 'threat', 'hatred', 'exposing'],
  talk: ['talk'],
}
type Explained = { signs: Signs; repliesTo: ChatRole | null; isContinuing: boolean }

function explain(best: MessageClass, { signs, repliesTo, isContinuing }: Explained): ClassReason[] {
  const words = [...new Set(SIGNS_OF[best].flatMap((name) => signs[name].words))]
  const reasons: ClassReason[] = words.length > 0 ? [{ code: 'words', words }] : []
  const add = (code: ClassReason['code'], holds: boolean) => {
    if (holds) reasons.push({ code, words: [] })
  }
  add('reply_to_official', best === 'question' && repliesTo !== null && isOfficial(repliesTo))
  add('continues', best === 'talk' && isContinuing)
  add('joins_others', best === 'talk' && signs.isMeToo)
  add('masked_words', best === 'breach' && signs.isObscene)
  add('phone', (best === 'spam' || best === 'breach') && signs.hasPhone)
  add('link', best === 'spam' && signs.hasLink)
  return reasons.length > 0 ? reasons : [{ code: 'no_signs', words: [] }]
}
