/** Reads conversations as the product would, message after message, and compares the classes with the labels. */
import {
  classifyMessage,
  type EarlierMessage,
  MESSAGE_CLASSES,
  type MessageClass,
  opensWork,
} from '../../src/modules/chats/index.ts'
import { SHIPPED_WORDS } from '../../src/modules/directory/index.ts'
import { createRuleSuggester, namesOurPlace } from '../../src/modules/text/index.ts'
import type { Conversation, LabelledMessage } from './read-conversations.ts'

export type JudgedMessage = { text: string; label: MessageClass; found: MessageClass }
export type Figures = { precision: number; recall: number; f1: number }

const suggest = createRuleSuggester(SHIPPED_WORDS)

/** Residents' messages only: an official's opens no work, whatever it says. */
export function judgeClasses(conversations: readonly Conversation[]): JudgedMessage[] {
  return conversations.flatMap((conversation) => {
    const earlier: EarlierMessage[] = []
    return conversation.messages.flatMap((message) => {
      const found = classify(message, conversation, earlier)
      earlier.push({ ...describe(message), messageClass: found })
      return message.role === 'resident' ? [{ text: message.text, label: message.label, found }] : []
    })
  })
}

function classify(
  message: LabelledMessage,
  { municipality, messages }: Conversation,
  earlier: readonly EarlierMessage[],
): MessageClass {
  const [suggested] = suggest([{ text: message.text, facts: { channelMunicipalityCode: municipality } }])
  const facts = {
    ...describe(message),
    text: message.text,
    repliesTo: messages.find(({ id }) => id === message.replyTo)?.role ?? null,
    topicConfidence: suggested?.topic?.confidence ?? 0,
    hasPlace: (suggested?.place.fragments.length ?? 0) > 0,
    namesOurPlace: namesOurPlace(suggested?.municipality ?? null),
    isDangerByText: suggested?.kind.code === 'danger',
  }
  return classifyMessage(facts, earlier).class
}

function describe({ author, role, minute }: LabelledMessage) {
  return { authorId: author, authorName: author, authorRole: role, writtenAt: new Date(minute * 60_000) }
}

export function figuresOf(rows: readonly JudgedMessage[], isMeant: (name: MessageClass) => boolean): Figures {
  const meant = rows.filter(({ label }) => isMeant(label)).length
  const found = rows.filter((row) => isMeant(row.found)).length
  const right = rows.filter((row) => isMeant(row.label) && isMeant(row.found)).length
  return { precision: right / found, recall: right / meant, f1: (2 * right) / (meant + found) }
}

export function figuresByClass(rows: readonly JudgedMessage[]): Record<MessageClass, Figures> {
  const figures = (name: MessageClass) => figuresOf(rows, (other) => other === name)
  return {
    question: figures('question'),
    complaint: figures('complaint'),
    danger: figures('danger'),
    rumour: figures('rumour'),
    thanks: figures('thanks'),
    talk: figures('talk'),
    spam: figures('spam'),
    breach: figures('breach'),
  }
}

export function macroF1(rows: readonly JudgedMessage[]): number {
  const byClass = figuresByClass(rows)
  return MESSAGE_CLASSES.reduce((sum, name) => sum + byClass[name].f1, 0) / MESSAGE_CLASSES.length
}

export function workFigures(rows: readonly JudgedMessage[]): Figures {
  return figuresOf(rows, opensWork)
}
