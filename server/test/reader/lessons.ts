/** Labelled texts as lessons, each source by its name, so that one may be held out of the others. */
import { z } from 'zod'
import {
  type ChatRole,
  classifyMessage,
  type Heard,
  IS_DANGER,
  isOfficial,
  LINES_KNOWN,
  MESSAGE_CLASSES,
  type MessageClass,
  readHeard,
  type SaidBefore,
} from '../../src/modules/chats/index.ts'
import { SHIPPED_WORDS } from '../../src/modules/directory/index.ts'
import {
  createRuleSuggester,
  type Lesson,
  NO_TOPIC,
  namesOurPlace,
  readFeatures,
} from '../../src/modules/text/index.ts'
import { readLabelledTexts } from '../../src/modules/text/testing/labelled.ts'
import { readConversations } from '../chats/read-conversations.ts'
import { ChatRow, DangerRow, readTraining, TopicRow } from './sources.ts'
import { codeOfTopic, topicPrompts } from './taxonomy.ts'

const suggest = createRuleSuggester(SHIPPED_WORDS)

export type LabelledTopic = { text: string; code: string; also: string[] }
export type Said = { heard: Heard; label: MessageClass; id: string }

/** Of the first five each topic has as many texts; the others write of a topic as often as residents do. */
export const TOPIC_AUTHORS = [...'abcdemnopq'].map((letter) => `topics-${letter}` as const)

export function readTopicTexts(name: (typeof TOPIC_AUTHORS)[number]): LabelledTopic[] {
  return readTraining(name, TopicRow).map(({ text, topic, also }) => ({
    text,
    code: codeOfTopic(topic),
    also: also.map(codeOfTopic),
  }))
}

export function topicLessons(texts: readonly LabelledTopic[]): Lesson[] {
  return texts.map(({ text, code }) => ({ features: readFeatures(text).features, label: code, kin: text }))
}

/** The names and words of the directory: what is known of a topic before anybody wrote of it. */
export function promptLessons(): Lesson[] {
  return topicPrompts().map(({ text, code, worth }) => ({
    features: readFeatures(text).features,
    label: code,
    worth,
    isPrompt: true,
  }))
}

/** Talk among neighbours, thanks and adverts: about no topic that anybody answers. */
const IDLE: readonly MessageClass[] = ['talk', 'thanks', 'spam']
const ONE_OF = 2

export function idleTexts(said: readonly Said[]): LabelledTopic[] {
  return said
    .filter(({ label }) => IDLE.includes(label))
    .filter((_, at) => at % ONE_OF === 0)
    .map(({ heard }) => ({ text: heard.message.text, code: NO_TOPIC, also: [] }))
}

/** The half of our own texts on which rules may be fitted; the other half measures. */
export function ownTopicTexts(): LabelledTopic[] {
  return readLabelledTexts().tuning.flatMap(({ text, topicCode }) =>
    topicCode === null ? [] : [{ text, code: topicCode, also: [] }],
  )
}

export type TalkMessage = {
  id: string
  author: string
  role: ChatRole
  text: string
  at: Date
  replyTo: string | null
  label: MessageClass
  answers: string[]
}

/**
 * Residents' messages as they would be heard, message after message. What stood before has the class that a reader gave
 * it; where none is known, that of the rules.
 */
export function hearTalk(talk: readonly TalkMessage[], read?: ReadonlyMap<string, MessageClass>): Said[] {
  const earlier: SaidBefore[] = []
  return talk.flatMap((one) => {
    const message = describe(one, talk)
    const heard = { message, earlier: [...earlier], replyTo: one.replyTo }
    const messageClass = read?.get(one.id) ?? classifyMessage(message, earlier).class
    earlier.push({ ...message, id: one.id, authorName: one.author, messageClass })
    if (earlier.length > LINES_KNOWN) earlier.shift()
    return isOfficial(one.role) ? [] : [{ heard, label: one.label, id: one.id }]
  })
}

export function describe(
  { text, author, role, at, replyTo }: Omit<TalkMessage, 'label' | 'answers'>,
  talk: readonly Pick<TalkMessage, 'id' | 'role'>[],
) {
  const [found] = suggest([{ text, facts: { channelMunicipalityCode: null } }])
  return {
    ...{ text, authorId: author, authorRole: role, writtenAt: at },
    repliesTo: talk.find(({ id }) => id === replyTo)?.role ?? null,
    topicConfidence: found?.topic?.confidence ?? 0,
    hasPlace: (found?.place.fragments.length ?? 0) > 0,
    namesOurPlace: namesOurPlace(found?.municipality ?? null),
    isDangerByText: found?.kind.code === 'danger',
  }
}

/** A text that stands alone. */
export function hearAlone(text: string, before: readonly string[] = []): Heard {
  const alone = { id: '', author: 'one', role: 'resident' as const, text, at: new Date(0), replyTo: null }
  return { message: describe(alone, []), earlier: [], before }
}

export const CHAT_AUTHORS = [...'abcdefghijk'].map((letter) => `chat-${letter}` as const)

export function readChatRows(name: (typeof CHAT_AUTHORS)[number]): ChatRow[] {
  return readTraining(name, ChatRow)
}

export function talksOf(rows: readonly ChatRow[]): TalkMessage[][] {
  const talks = Map.groupBy(rows, ({ chat }) => chat)
  return [...talks.values()].map((talk) =>
    talk.map((row) => ({
      ...{ id: row.id, author: row.author, text: row.text, replyTo: row.replyTo, at: new Date(row.at) },
      role: row.role === 'official' ? 'department' : 'resident',
      ...{ label: readClass(row.class), answers: row.answers },
    })),
  )
}

/** These of our conversations are the rows of `chat-b` and `chat-c`, which may be held out. */
const SAME_AS_ROWS = /^others-[bc]/u

/** Our own conversations on which rules may be fitted. */
export function ownTalks(): TalkMessage[][] {
  const conversations = [...readConversations('tuning'), ...readConversations('others-tuning')]
  return conversations
    .filter(({ title }) => !SAME_AS_ROWS.test(title))
    .map(({ messages }) =>
      messages.map((message) => ({
        ...{ id: message.id, author: message.author, text: message.text, role: message.role },
        ...{ at: new Date(message.minute * 60_000), replyTo: message.replyTo },
        label: message.role === 'resident' ? message.label : 'talk',
        answers: message.role === 'resident' ? [] : message.answers,
      })),
    )
}

function readClass(name: string): MessageClass {
  return z.enum(MESSAGE_CLASSES).catch('talk').parse(name)
}

const CLASS_OF_KIND: Record<string, MessageClass> = { chatter: 'talk', abuse: 'breach' }

/** Appeals that stand alone, by their kind. */
export function ownAppeals(): Said[] {
  return readLabelledTexts().tuning.map(({ text, kind }) => ({
    heard: hearAlone(text),
    label: CLASS_OF_KIND[kind] ?? readClass(kind),
    id: text,
  }))
}

export function classLessons(said: readonly Said[]): Lesson[] {
  return said.map(({ heard, label }) => ({
    features: readHeard(heard).features,
    label,
    kin: heard.message.text,
  }))
}

export type Peril = { heard: Heard; level: number }

export function readPerils(name: `danger-${'a' | 'b' | 'd' | 'e'}`): Peril[] {
  return readTraining(name, DangerRow).map(({ text, before, level }) => ({
    heard: hearAlone(text, before),
    level,
  }))
}

/** A danger is what somebody must be called for now. */
export function dangerLessons(said: readonly Said[], perils: readonly Peril[]): Lesson[] {
  const name = (isDanger: boolean) => (isDanger ? IS_DANGER : 'none')
  return [
    ...said.map(({ heard, label }) => ({ heard, label: name(label === 'danger') })),
    ...perils.map(({ heard, level }) => ({ heard, label: name(level === 2) })),
  ].map(({ heard, label }) => ({ features: readHeard(heard).features, label, kin: heard.message.text }))
}
