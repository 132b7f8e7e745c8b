/** Reads a message by the models of the product: alone, or as one of a talk. */
import {
  type ChatRole,
  type ClassModels,
  classifyByModels,
  type EarlierMessage,
  type LearnedClass,
  type MessageClass,
  type MessageToClassify,
  questionParts,
} from '../../../modules/chats/index.ts'
import { SHIPPED_WORDS } from '../../../modules/directory/index.ts'
import { createRuleSuggester, namesOurPlace } from '../../../modules/text/index.ts'

/** From here somebody should be called. Chosen on held-out texts of danger: of four alarms three are right. */
const DANGER_FROM = 0.5
/** In a talk a danger is told in fewer words. Chosen on held-out talks: of two alarms one is right. */
const DANGER_IN_TALK_FROM = 0.3
const WORK: readonly MessageClass[] = ['question', 'complaint', 'danger', 'rumour']

export type Message = {
  text: string
  author: string
  role: ChatRole
  at: Date
  repliesTo: ChatRole | null
}
export type Told = { earlier: readonly EarlierMessage[]; before: readonly string[] }

export function createMessageReader(models: ClassModels) {
  const suggest = createRuleSuggester(SHIPPED_WORDS)
  return (message: Message, told: Told = { earlier: [], before: [] }): LearnedClass => {
    const [found] = suggest([{ text: message.text, facts: { channelMunicipalityCode: null } }])
    const heard: MessageToClassify = {
      ...{ text: message.text, authorId: message.author, authorRole: message.role, writtenAt: message.at },
      repliesTo: message.repliesTo,
      topicConfidence: found?.topic?.confidence ?? 0,
      hasPlace: (found?.place.fragments.length ?? 0) > 0,
      namesOurPlace: namesOurPlace(found?.municipality ?? null),
      isDangerByText: found?.kind.code === 'danger',
    }
    return classifyByModels(models, { message: heard, ...told })
  }
}

export function describeDanger(
  { class: name, danger }: LearnedClass,
  isInTalk = false,
): { score: number; isDanger: boolean } {
  const from = isInTalk ? DANGER_IN_TALK_FROM : DANGER_FROM
  return { score: round(danger), isDanger: name === 'danger' || danger >= from }
}

/** How many things a message asks for: its questions, and one for what it complains of. */
export function countAsks(name: MessageClass, text: string): number {
  return WORK.includes(name) ? Math.max(1, questionParts(text).length) : 0
}

export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
