/**
 * What those whose question was answered on air are told: an editor's template with the words of the answer and the
 * second of the recording, each question its own. Without either nobody is told anything. Pure.
 */

import type { LivestreamStep, REPLY_LACKS, TellingRemark } from '@veche/contract/livestreams.ts'
import {
  ANSWER,
  LINK,
  REPLY_PLACE,
  type ReplyFacts,
  TIME_CODE,
} from '@veche/contract/rules/replies/fill-reply.ts'
import { InvalidError } from '../../../../platform/errors.ts'
import { type Recording, secondOfRecording } from '../../stream/domain/second-of-recording.ts'
import { isCutOff } from './cut-off.ts'

/** Variables that every template must contain. */
const REQUIRED = [ANSWER, LINK]

export function replyTemplate({ title }: { title: string }): string {
  return `Здравствуйте! На ваш вопрос ответили в эфире «${title}»: ${ANSWER} Смотреть с ${TIME_CODE}: ${LINK}`
}

export function correctionTemplate({ title }: { title: string }): string {
  return `Здравствуйте! Поправка к нашему ответу в эфире «${title}», верно так: ${ANSWER} Смотреть с ${TIME_CODE}: ${LINK}`
}

/** A template is valid if it has only known variables, with the answer and the way to it among them. */
export function assertTemplate(text: string): void {
  const places = [...text.matchAll(REPLY_PLACE)].map(([place]) => place)
  const unknown = places.find((place) => !REQUIRED.includes(place) && place !== TIME_CODE)
  if (unknown !== undefined)
    throw new InvalidError('livestream.unknown_place', { field: 'text', place: unknown })
  const missing = REQUIRED.find((place) => !places.includes(place))
  if (missing !== undefined)
    throw new InvalidError('livestream.place_missing', { field: 'text', place: missing })
}

export type Lacks = (typeof REPLY_LACKS)[number]
type AnsweredOnAir = { second: number; answerLine: string | null }

/** The facts of one question, or what is missing. */
export function replyFacts(
  recording: Recording,
  { second, answerLine }: AnsweredOnAir,
): { facts: ReplyFacts; lacks: null } | { facts: null; lacks: Lacks } {
  const url = secondOfRecording(recording, second)
  if (answerLine !== null && url !== null)
    return { facts: { answer: ended(answerLine), timeCode: timeCodeOf(second), url }, lacks: null }
  if (answerLine === null && url === null) return { facts: null, lacks: 'answer_line_and_recording' }
  return { facts: null, lacks: url === null ? 'recording' : 'answer_line' }
}

/** The reason why a person must confirm the line before it is sent. */
export function remarkOf(line: string, kept: Exclude<TellingRemark, 'cut_off'> | null): TellingRemark | null {
  return kept ?? (isCutOff(line) ? 'cut_off' : null)
}

function ended(line: string): string {
  return /[.!?…]$/u.test(line) ? line : `${line}.`
}

function timeCodeOf(second: number): string {
  const [hours, minutes, seconds] = [Math.floor(second / 3600), Math.floor((second % 3600) / 60), second % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`
}

/** Replies are not sent while the stream is on air. */
export function isOver({ step }: { step: LivestreamStep }): boolean {
  return step === 'follow_up' || step === 'closed'
}
