/** One incident as a row of the spreadsheet. Pure: what it needs of the world is in the facts. */
import type { Address, Step } from '@veche/contract/incidents.ts'
import { COLUMNS } from './columns.ts'
import {
  CLOSING_WORDS,
  DISMISS_WORDS,
  KIND_WORDS,
  NO,
  NOTHING,
  OUTCOME_WORDS,
  SATISFACTION_WORDS,
  STEP_WORDS,
  wordOf,
  YES,
} from './labels.ts'
import { durationOf, type Row, type Value } from './value.ts'
import type { WallClock } from './wall-clock.ts'

export type AnswerFacts = { text: string; at: Date; hasMedia: boolean; asksAuthor: boolean }
export type IncidentFacts = {
  cabinet: string
  id: string
  number: number | null
  agency: string | null
  executor: string | null
  step: Step
  foundAt: Date
  closedAt: Date | null
  answeredAt: Date | null
  /** Of the last executor, an agency or a person. */
  assignedAt: Date | null
  submittedAt: Date | null
  approvalMs: number | null
  awaitingAuthorAt: Date | null
  isFirstAnswerInTime: boolean | null
  topicGroup: string | null
  topic: string | null
  region: string
  municipality: string | null
  address: Address
  kind: string | null
  outcome: string | null
  closingReason: string | null
  text: string
  hasMedia: boolean
  postUrl: string | null
  blogUrl: string | null
  authorUrl: string | null
  answerAccount: string | null
  answers: readonly AnswerFacts[]
  tags: readonly string[]
}

export type Clocks = {
  wall: WallClock
  /** By the schedule of the agency whose answer it is. */
  workingMs: (from: Date, to: Date) => number
}

export function toRow(facts: IncidentFacts, clocks: Clocks): Row {
  return { ...workColumns(facts, clocks), ...answerColumns(facts, clocks), ...placeColumns(facts) }
}

export function toCells(row: Row): Value[] {
  return COLUMNS.map((column) => row[column] ?? null)
}

function workColumns(facts: IncidentFacts, { wall, workingMs }: Clocks): Row {
  const [foundAt, answeredAt, closedAt] = [facts.foundAt, facts.answeredAt, facts.closedAt].map(wholeSecond)
  return {
    Кабинет: facts.cabinet,
    ID: facts.id,
    'Номер инцидента': facts.number,
    Отдел: facts.agency,
    Исполнитель: facts.executor,
    'Общее время первого ответа': wall.show(facts.answeredAt),
    'Время с даты создания инцидента до времени первого ответа': between(
      foundAt,
      answeredAt,
      (a, b) => +b - +a,
    ),
    'Время с даты создания инцидента до времени первого ответа, рабочее время': between(
      foundAt,
      answeredAt,
      workingMs,
    ),
    'Время назначения последнего исполнителя': wall.show(facts.assignedAt),
    'Время с начала создания инцидента до окончания': between(foundAt, closedAt, (a, b) => +b - +a),
    'Текущий шаг инцидента': wordOf(STEP_WORDS, facts.step),
    'Дата создания': wall.show(facts.foundAt),
    'Дата окончания': wall.show(facts.closedAt),
    'Тип инцидента': wordOf(KIND_WORDS, facts.kind),
    Итог: wordOf(OUTCOME_WORDS, facts.outcome),
    'Причина закрытия': closingWord(facts.closingReason),
    'Время попадания на шаг оценка удовлетворенности': wall.show(facts.awaitingAuthorAt),
  }
}

function answerColumns(facts: IncidentFacts, { wall }: Clocks): Row {
  const { answers, assignedAt, submittedAt, approvalMs } = facts
  const own = answers.filter(({ at }) => assignedAt !== null && at >= assignedAt)
  const firstAt = own[0]?.at ?? null
  return {
    'Общий текст первого ответа': answers[0]?.text ?? null,
    'Время 1го ответа ПИ': wall.show(firstAt),
    'Первая реакция с момента назн. ПИ': between(
      wholeSecond(assignedAt),
      wholeSecond(firstAt),
      (a, b) => +b - +a,
    ),
    'Уложились или нет после назн. ПИ': yesNo(facts.isFirstAnswerInTime),
    'Время отправки первого ответа ПИ на согласование': wall.show(submittedAt),
    'Время, которое первый ответ ПИ находился на согласовании':
      approvalMs === null ? null : durationOf(approvalMs),
    'Есть медиафайл в ответе': yesNo(answers.length === 0 ? null : answers.some(({ hasMedia }) => hasMedia)),
    '1ый ответ ПИ': own[0]?.text ?? null,
    '2ой ответ ПИ': own[1]?.text ?? null,
    '3ий ответ ПИ': own[2]?.text ?? null,
    'Аккаунт публикации ответа': answers.length === 0 ? null : facts.answerAccount,
    'Опрос отправлен': yesNo(answers.length === 0 ? null : answers.some(({ asksAuthor }) => asksAuthor)),
  }
}

function placeColumns(facts: IncidentFacts): Row {
  const { address } = facts
  return {
    'Группа тем': facts.topicGroup,
    Тема: facts.topic,
    Регион: facts.region,
    Муниципалитет: facts.municipality,
    'Населенный пункт': address.settlement,
    Улица: address.street,
    Дом: address.house,
    Объект: address.object,
    'Есть медиафайл в сообщении': yesNo(facts.hasMedia),
    'Урл поста': facts.postUrl,
    'Урл блога': facts.blogUrl,
    'Текст инцидента': facts.text || null,
    'URL автора': facts.authorUrl,
    Теги: facts.tags.length === 0 ? null : facts.tags.join(', '),
  }
}

function yesNo(claim: boolean | null): Value {
  return claim === null ? NOTHING : claim ? YES : NO
}

function closingWord(reason: string | null): string | null {
  const words = { ...SATISFACTION_WORDS, ...DISMISS_WORDS, ...CLOSING_WORDS }
  return wordOf(words, reason)
}

/** A spreadsheet shows whole seconds; what is counted from them agrees with what is shown. */
function wholeSecond(moment: Date | null | undefined): Date | null {
  return moment ? new Date(Math.floor(moment.getTime() / 1000) * 1000) : null
}

function between(
  from: Date | null | undefined,
  to: Date | null | undefined,
  measure: (from: Date, to: Date) => number,
): Value {
  return from && to && to >= from ? durationOf(measure(from, to)) : null
}
