/** The drafts of a chat's digests. What is said here every resident may read: see hidePeople. */

import { buildTitle, hidePeople } from '../../../text/index.ts'
import { dayOf } from '../../replies/domain/day-of.ts'

/** `itemCount` counts all items, including those that did not fit. */
export type Digest = { text: string; itemCount: number }

export type YesterdaysQuestion = {
  state: 'answered' | 'passed_on' | 'open'
  text: string
  /** Null: answered otherwise than in the chat. */
  answer: string | null
  incidentNumber: number | null
}
export type WeeksPromise = {
  state: 'kept' | 'open' | 'broken'
  what: string
  dueAt: Date
  incidentNumber: number
}
type Reader = { names: readonly string[]; timeZone: string }

/** The number of items that fits into a message of any network. */
const LINES = 9
const LONGEST_ANSWER = 120
const LONGEST_PROMISE = 90

/** Null: nothing to say. */
export function composeMorning(
  questions: readonly YesterdaysQuestion[],
  { names }: Pick<Reader, 'names'>,
): Digest | null {
  const lines = (state: YesterdaysQuestion['state'], tail: (question: YesterdaysQuestion) => string) =>
    questions
      .filter((question) => question.state === state)
      .map((question) => `• ${titleOf(question, names)}${tail(question)}`)
  return compose('Что сделано по вчерашним вопросам', [
    ['Ответили:', lines('answered', ({ answer }) => ` — ${answerOf(answer, names)}`)],
    ['Передали в работу:', lines('passed_on', ({ incidentNumber }) => ` — обращение № ${incidentNumber}`)],
    ['Готовим ответ:', lines('open', () => '')],
  ])
}

export function composeFriday(promises: readonly WeeksPromise[], { names, timeZone }: Reader): Digest | null {
  const lines = (state: WeeksPromise['state'], term: (day: string) => string) =>
    promises
      .filter((promise) => promise.state === state)
      .map(({ what, dueAt, incidentNumber }) => {
        const day = dayOf(dueAt, timeZone)
        return `• ${clip(hidePeople(what, names), LONGEST_PROMISE)} — ${term(day)} (№ ${incidentNumber})`
      })
  return compose('Обещания недели', [
    ['Выполнено:', lines('kept', (day) => `обещали к ${day}`)],
    ['В работе:', lines('open', (day) => `до ${day}`)],
    ['Не успели к сроку:', lines('broken', (day) => `обещали к ${day}`)],
  ])
}

function compose(
  title: string,
  sections: readonly (readonly [heading: string, lines: readonly string[]])[],
): Digest | null {
  const itemCount = sections.reduce((sum, [, lines]) => sum + lines.length, 0)
  if (itemCount === 0) return null
  const blocks = sections.flatMap(([heading, lines]) => {
    const more = lines.length > LINES ? [`…и ещё ${lines.length - LINES}`] : []
    return lines.length === 0 ? [] : [[heading, ...lines.slice(0, LINES), ...more].join('\n')]
  })
  return { text: [title, ...blocks].join('\n\n'), itemCount }
}

function titleOf({ text }: YesterdaysQuestion, names: readonly string[]): string {
  return buildTitle(hidePeople(text, names), null) || 'Сообщение без слов'
}

function answerOf(answer: string | null, names: readonly string[]): string {
  if (answer === null) return 'ответили лично или по телефону'
  const shown = clip(hidePeople(answer, names), LONGEST_ANSWER)
  return shown === '' ? 'ответили в чате' : `«${shown}»`
}

/** The beginning, to the end of a word. */
function clip(text: string, longest: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest - 1)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > longest / 2 ? space : cut.length).replace(/[\s,.;:—-]+$/u, '')}…`
}
