/**
 * Reads the class of a message by what was learnt from labelled conversations. The rules are features among others: the
 * class that they give, the signs they find and the place in the talk.
 */
import {
  type Around,
  bestOf,
  chancesOf,
  chancesOfRow,
  type Model,
  type ReadText,
  readFeatures,
  rowOf,
  wordsFor,
} from '../../../text/index.ts'
import { isOfficial, MESSAGE_CLASSES, type MessageClass, opensWork } from './chat-message.ts'
import { type Classified, classifyMessage, type MessageToClassify } from './classify-message.ts'
import { type EarlierMessage, readPlaceInTalk } from './place-in-talk.ts'
import { readSigns } from './read-signs.ts'

export type ClassModels = { class: Model; danger: Model }
export type LearnedClass = Classified & {
  /** The chance that somebody must be called now, 0 to 1. */
  danger: number
  /** The chance that it is work for those on duty, of whatever class. */
  work: number
}
export type Heard = {
  message: MessageToClassify
  earlier: readonly EarlierMessage[]
  /** The words of the messages just before, oldest first. */
  before: readonly string[]
}

/** The label of a danger in the model that knows only that. */
export const IS_DANGER = 'danger'
const HEARD_BEFORE = 3
const SURE = 0.8
const STEPS = [0.5, 1, 2, 3]

/** What is learnt of a message: its words, what was said before, and what the rules say of both. */
export function readHeard({ message, earlier, before }: Heard): ReadText {
  return readFeatures(message.text, aroundOf({ message, earlier, before }))
}

function aroundOf({ message, earlier, before }: Heard): Around {
  const ruled = classifyMessage(message, earlier)
  const signs = [`rule ${ruled.class}`, `after ${message.repliesTo ?? 'nobody'}`]
  if (ruled.confidence >= SURE) signs.push(`sure ${ruled.class}`)
  if (message.hasPlace) signs.push('place')
  if (message.namesOurPlace) signs.push('our place')
  if (message.isDangerByText) signs.push('danger by text')
  if (message.topicConfidence >= 0.3) signs.push('topic')
  if (message.topicConfidence >= 0.6) signs.push('sure topic')
  for (const [name, sign] of Object.entries(readSigns(message.text))) {
    if (sign === true) signs.push(name)
    if (typeof sign !== 'object') continue
    for (const step of STEPS) if (sign.weight >= step) signs.push(`${name} ${step}`)
  }
  for (const [name, holds] of Object.entries(readPlaceInTalk(message, earlier))) if (holds) signs.push(name)
  return { signs, before: before.slice(-HEARD_BEFORE) }
}

/** An official's words open no work, whatever they say. */
export function classifyByModels(models: ClassModels, heard: Heard): LearnedClass {
  const ruled = classifyMessage(heard.message, heard.earlier)
  if (isOfficial(heard.message.authorRole)) return { ...ruled, danger: 0, work: 0 }
  const read = readHeard(heard)
  const row = rowOf(models.class.vocabulary, read.features)
  const chances = chancesOfRow(models.class, row)
  const [best] = bestOf(chances, 1)
  const danger = chancesOf(models.danger, read.features)[models.danger.labels.indexOf(IS_DANGER)] ?? 0
  const name = readClass(best && models.class.labels[best.label])
  const isAsRuled = name === ruled.class
  return {
    ...ruled,
    class: name,
    confidence: Math.round((best?.confidence ?? 0) * 100) / 100,
    reasons: isAsRuled
      ? ruled.reasons
      : [{ code: 'words', words: wordsFor(models.class, { read, row }, best?.label ?? 0) }],
    danger,
    work: models.class.labels.reduce(
      (sum, label, at) => (opensWork(readClass(label)) ? sum + (chances[at] ?? 0) : sum),
      0,
    ),
  }
}

function readClass(label: string | undefined): MessageClass {
  return MESSAGE_CLASSES.find((name) => name === label) ?? 'talk'
}
