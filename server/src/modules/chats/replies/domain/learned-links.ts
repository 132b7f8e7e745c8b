/**
 * How likely an official's words answer each question that stands open, by what was learnt from labelled talks. What the
 * rules say is one sign among others: the reply link, shared words, what lies between, and what kind of words these are.
 */
import {
  addAround,
  chancesOf,
  fieldSigns,
  type Model,
  type ReadText,
  readWords,
} from '../../../text/index.ts'
import { isNamed } from '../../classes/domain/names.ts'
import { findOverlap, tellingWords } from './likely-questions.ts'
import {
  type ChatTalk,
  type OfficialMessage,
  type OpenQuestion,
  recogniseReply,
  withWhatWasAdded,
} from './recognise-reply.ts'
import { readReplySigns } from './reply-signs.ts'

export type LinkTalk = ChatTalk & {
  /** Questions that somebody's words seem to have answered already. */
  toldIds: ReadonlySet<string>
  /** The author of the message that the official replies to by the network's link. */
  repliesToAuthor: string | null
}

/** The label of a question that is answered. */
export const IS_ANSWERED = 'answers'
/** So many of the latest open questions are weighed, and the one replied to. */
const MOST_WEIGHED = 15
const OVERLAPS = [0.2, 0.5, 0.8, 1, 1.5, 2, 3]
const MINUTES = [3, 10, 30, 90, 240, 720, 1440]
const BETWEEN = [0, 1, 2, 4, 8, 16]

export type Pair = {
  question: OpenQuestion
  read: ReadText
  /** What question and words have in common. */
  words: string[]
  isNamed: boolean
}

/** Each question that may be meant, with what is known of it and of the words together. */
export function readPairs(message: OfficialMessage, talk: LinkTalk): Pair[] {
  const weighed = talk.open.filter(
    ({ id }, at) => at >= talk.open.length - MOST_WEIGHED || id === message.replyTo,
  )
  if (weighed.length === 0) return []
  const said = tellingWords(message.text)
  const texts = weighed.map((question) => withWhatWasAdded(question, talk.last))
  const asked = texts.map(tellingWords)
  const common = asked.map((words, own) =>
    findOverlap(
      said,
      words,
      asked.filter((_, other) => other !== own),
    ),
  )
  const overlaps = common.map(({ weight }) => weight)
  const best = Math.max(...overlaps)
  const things = thingsOf(message.text)
  const shared = texts.map((text) => thingsOf(text).filter((thing) => things.includes(thing)).length)
  const most = Math.max(...shared)
  const ruled = recogniseReply(message, talk)
  const kinds = Object.entries(readReplySigns(message.text)).flatMap(([name, holds]) =>
    holds === true ? [name] : [],
  )
  const own = readWords(message.text)
  const untold = weighed.filter(({ id }) => !talk.toldIds.has(id))
  return weighed.map((question, at) => {
    const overlap = overlaps[at] ?? 0
    const link = linkOf(message, question, talk)
    const isRuled = ruled?.questionIds.includes(question.id) ?? false
    const rule = isRuled
      ? `${ruled?.reasons[0]?.code} ${Math.min(3, ruled?.questionIds.length ?? 0)}`
      : `not ${ruled !== null}`
    const told = talk.toldIds.has(question.id) ? 'told' : 'open'
    const share = best === 0 ? 'none' : overlap === best ? 'best' : overlap >= best * 0.6 ? 'near' : 'less'
    const latest = question.id === untold.at(-1)?.id ? 'latest' : 'earlier'
    const between = talk.last.filter(({ writtenAt }) => writtenAt > question.writtenAt).length
    const passed = (message.writtenAt.getTime() - question.writtenAt.getTime()) / 60_000
    const isCalled = isNamed(message.text, question.authorName)
    const signs = [
      ...[`link ${link}`, `rule ${rule}`, told, `share ${share}`, latest, `class ${question.class}`],
      ...[`${link} & ${told}`, `${rule} & ${told}`, `${share} & ${latest}`, `${link} & ${share} & ${told}`],
      `${share} & many ${Math.min(4, untold.length)}`,
      ...thingSigns(shared[at] ?? 0, {
        most,
        others: shared.filter((count) => count > 0).length - 1,
        things,
      }).flatMap((sign) => [sign, `${sign} & ${share}`, `${sign} & ${latest}`, `${sign} & ${link}`]),
      ...kinds.flatMap((kind) => [
        kind,
        `${kind} & ${link}`,
        `${kind} & ${share}`,
        `${kind} & ${question.class}`,
      ]),
      `${question.class} & ${share}`,
      `${question.class} & ${latest}`,
      `${question.class} & ${told}`,
      ...OVERLAPS.filter((step) => overlap >= step).map((step) => `overlap ${step}`),
      ...MINUTES.filter((step) => passed >= step).map((step) => `minutes ${step}`),
      ...BETWEEN.filter((step) => between > step).map((step) => `between ${step}`),
      ...(isCalled ? ['named'] : []),
    ]
    const words = common[at]?.words ?? []
    return {
      question,
      words,
      isNamed: isCalled,
      read: addAround(own, {
        signs,
        echoes: [
          { of: question.class, text: message.text },
          { of: 'asked', text: question.text },
        ],
      }),
    }
  })
}

function thingsOf(text: string): string[] {
  return fieldSigns(text).filter((sign) => sign.startsWith('thing '))
}

/** Whether question and answer speak of the same thing, in whatever words, and how many questions do. */
function thingSigns(
  own: number,
  { most, others, things }: { most: number; others: number; things: readonly string[] },
): string[] {
  if (things.length === 0) return ['speaks of nothing']
  if (own === 0) return [most > 0 ? 'another is of the thing' : 'none is of the thing']
  return [own === most ? `most of the thing, ${Math.min(2, others)} others` : 'less of the thing']
}

function linkOf({ replyTo }: OfficialMessage, { id, authorId }: OpenQuestion, talk: LinkTalk): string {
  if (replyTo === null) return 'none'
  if (replyTo === id) return 'this'
  return talk.repliesToAuthor === authorId ? 'same author' : 'other'
}

export function weighPairs(
  model: Model,
  message: OfficialMessage,
  talk: LinkTalk,
): (Pair & { probability: number })[] {
  const answered = model.labels.indexOf(IS_ANSWERED)
  return readPairs(message, talk).map((pair) => ({
    ...pair,
    probability: chancesOf(model, pair.read.features)[answered] ?? 0,
  }))
}
