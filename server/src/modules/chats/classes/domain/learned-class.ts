/**
 * Reads the class of a message by what was learnt from labelled conversations. The rules are features among others: the
 * class that they give, the signs they find and the place in the talk. They stay the reasons, too.
 */
import {
  bestOf,
  chancesOf,
  chancesOfRow,
  fieldSigns,
  type Model,
  type ReadText,
  readFeatures,
  rowOf,
  saysOnlyWhere,
  wordsFor,
} from '../../../text/index.ts'
import { FIRST_BAR, joinOwn, LOWEST_BAR, rings } from '../../dangers/domain/alarm-bar.ts'
import { scoreLearnedDanger } from '../../dangers/domain/learned-danger.ts'
import { isOfficial, MESSAGE_CLASSES, type MessageClass, opensWork } from './chat-message.ts'
import {
  type Classified,
  type ClassReason,
  classifyMessage,
  type MessageToClassify,
} from './classify-message.ts'
import { readPlaceInTalk } from './place-in-talk.ts'
import { placeSigns, type SaidBefore } from './place-signs.ts'
import { readSigns, type Signs } from './read-signs.ts'

export type ClassModels = { class: Model; danger: Model }
export type LearnedClass = Omit<Classified, 'isPlainDanger' | 'isOfAnswer'> & {
  /** The chance that it is work for those on duty, of whatever class. */
  work: number
}
export type Heard = {
  message: MessageToClassify
  /** The talk before it, oldest first. */
  earlier: readonly SaidBefore[]
  /** The message of the talk that it replies to by the network's link. */
  replyTo?: string | null
  /** The words of the messages just before, oldest first, where nothing else is known of them. */
  before?: readonly string[]
}

/** The label of a danger in the model that knows only that. */
export const IS_DANGER = 'danger'
/** So much of the talk is known to whoever reads it: what is read must not depend on where a reading began. */
export const LINES_KNOWN = 30
const HEARD_BEFORE = 3
const SURE = 0.8
/** In words. */
const SHORT_ANSWER = 8
const STEPS = [0.5, 1, 2, 3]

type ByRules = { heard: Heard; ruled: Classified; signs: Signs }

/** What the rules say of it: by the first bar and nobody's own words, as when it was learnt from. */
function readByRules(heard: Heard): ByRules {
  const known = { ...heard, earlier: heard.earlier.slice(-LINES_KNOWN) }
  const message = { ...heard.message, dangerBar: FIRST_BAR, ownDanger: null }
  const signs = readSigns(message.text)
  return { heard: known, signs, ruled: classifyMessage(message, known.earlier, signs) }
}

/** What is learnt of a message: its words, what was said before, and what the rules say of both. */
export function readHeard(heard: Heard): ReadText {
  return readRuled(readByRules(heard))
}

function readRuled({ heard, ruled, signs }: ByRules): ReadText {
  const { message, earlier, replyTo = null } = heard
  const before = (heard.before ?? earlier.map(({ text }) => text)).slice(-HEARD_BEFORE)
  const place = placeSigns({ ...message, replyTo }, earlier)
  return readFeatures(message.text, {
    signs: [...ruleSigns(message, { ruled, signs }), ...place.signs, ...listPlace(heard)],
    before,
    touches: fieldSigns(message.text),
    echoes: place.echoes,
  })
}

function listPlace({ message, earlier }: Heard): string[] {
  return Object.entries(readPlaceInTalk(message, earlier)).flatMap(([name, holds]) => (holds ? [name] : []))
}

function ruleSigns(message: MessageToClassify, { ruled, signs: found }: Omit<ByRules, 'heard'>): string[] {
  const { repliesTo, topicConfidence } = message
  const signs = [
    `rule ${ruled.class}`,
    `after ${repliesTo === null ? 'nobody' : isOfficial(repliesTo) ? 'official' : 'resident'}`,
  ]
  if (ruled.confidence >= SURE) signs.push(`sure ${ruled.class}`)
  if (message.hasPlace) signs.push('place')
  if (message.namesOurPlace) signs.push('our place')
  if (message.isDangerByText) signs.push('danger by text')
  if (topicConfidence >= 0.3) signs.push('topic')
  if (topicConfidence >= 0.6) signs.push('sure topic')
  for (const [name, sign] of Object.entries(found)) {
    if (sign === true) signs.push(name)
    if (typeof sign !== 'object') continue
    for (const step of STEPS) if (sign.weight >= step) signs.push(`${name} ${step}`)
  }
  return signs
}

const OF_OFFICIAL = {
  class: 'talk',
  confidence: 1,
  reasons: [{ code: 'official', words: [] }],
} satisfies Partial<Classified>

/** An official's words open no work, whatever they say. */
export function classifyByModels(models: ClassModels, heard: Heard): LearnedClass {
  if (isOfficial(heard.message.authorRole)) return { ...OF_OFFICIAL, dangerScore: 0, work: 0 }
  const byRules = readByRules(heard)
  const { ruled } = byRules
  const read = readRuled(byRules)
  const row = rowOf(models.class.vocabulary, read.features)
  const chances = chancesOfRow(models.class, row)
  const chanceOf = (name: MessageClass) => chances[models.class.labels.indexOf(name)] ?? 0
  const learned = scoreLearnedDanger({
    alone: chancesOf(models.danger, read.features)[models.danger.labels.indexOf(IS_DANGER)] ?? 0,
    inTalk: chanceOf('danger'),
  })
  const score = learned >= LOWEST_BAR && isOnlyAnAnswer(byRules) ? 0 : learned
  const dangerScore = joinOwn(score, heard.message.ownDanger ?? null)
  const work = models.class.labels.reduce(
    (sum, label, at) => (opensWork(readClass(label)) ? sum + (chances[at] ?? 0) : sum),
    0,
  )
  // What the rules are certain of is an answer taken back or one that did not help.
  if (ruled.isOfAnswer) {
    const { class: name, confidence, reasons } = ruled
    return { class: name, confidence, reasons, dangerScore: 0, work: opensWork(name) ? 1 : 0 }
  }
  const { isPlainDanger } = ruled
  const dangerBar = heard.message.dangerBar ?? FIRST_BAR
  const isRinging = rings({ score: dangerScore, isPlain: isPlainDanger }, dangerBar)
  const best = isRinging ? 'danger' : heedRumour(likeliest(models.class, chances), ruled)
  const explained = isRinging && !isPlainDanger ? models.danger : models.class
  return {
    class: best,
    confidence: Math.round((isRinging ? Math.max(dangerScore, dangerBar) : chanceOf(best)) * 100) / 100,
    reasons:
      best === ruled.class && ruled.reasons[0]?.code !== 'no_signs'
        ? ruled.reasons
        : explain(explained, read, best),
    ...{ dangerScore, work },
  }
}

/**
 * Dangers are told with their address, so an address alone looks like one, and so do short answers to a question of
 * ours. They are one where a danger was told before in the talk, or where the rules find a sign of it.
 */
function isOnlyAnAnswer({ heard: { message, earlier, replyTo }, signs }: ByRules): boolean {
  if (signs.danger.weight > 0 || earlier.some(({ messageClass }) => messageClass === IS_DANGER)) return false
  const answered = replyTo ? earlier.find(({ id }) => id === replyTo) : earlier.at(-1)
  const isToOurs = answered?.text.trim().endsWith('?') && isOfficial(answered.authorRole)
  return (isToOurs && signs.length <= SHORT_ANSWER) || saysOnlyWhere(message.text)
}

/** A danger that does not ring is read as what it is beside that. */
function likeliest({ labels }: Model, chances: Float64Array): MessageClass {
  const [best] = bestOf(chances, 2).filter(({ label }) => labels[label] !== IS_DANGER)
  return readClass(best && labels[best.label])
}

/** «Правда ли, что…»: whoever asks about a rumour passes it on, and it is checked before it is answered. */
function heedRumour(read: MessageClass, ruled: Classified): MessageClass {
  return read === 'question' && ruled.class === 'rumour' && ruled.confidence >= SURE ? 'rumour' : read
}

function explain(model: Model, read: ReadText, name: MessageClass): ClassReason[] {
  const words = wordsFor(
    model,
    { read, row: rowOf(model.vocabulary, read.features) },
    model.labels.indexOf(name),
  )
  return [words.length > 0 ? { code: 'taught', words } : { code: 'place_in_talk', words: [] }]
}

function readClass(label: string | undefined): MessageClass {
  return MESSAGE_CLASSES.find((name) => name === label) ?? 'talk'
}
