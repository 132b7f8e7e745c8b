/** From the facts of a stream to its paper: pure, the same for each format. */
import type { Block, Column, Line, PaperDocument, Piece } from '../../platform/documents/index.ts'
import type { ProtocolFacts, ProtocolQuestion } from './domain/protocol-facts.ts'
import { secondOfRecording } from './domain/second-of-recording.ts'
import { PROTOCOL_WORDS, type ProtocolLanguage, type ProtocolWords } from './protocol-words.ts'

type Place = { language: ProtocolLanguage; timeZone: string }
type Telling = { words: ProtocolWords; format: ReturnType<typeof createFormat> }

export function buildProtocol(facts: ProtocolFacts, place: Place): PaperDocument {
  const telling = { words: PROTOCOL_WORDS[place.language], format: createFormat(place) }
  const { words } = telling
  const title = words.title(facts.number)
  return {
    ...{ title, language: place.language, isWide: true, foot: `${title}. ${facts.title}` },
    blocks: [
      { kind: 'title', text: title },
      { kind: 'facts', facts: headOf(facts, telling) },
      { kind: 'heading', text: words.balanceTitle },
      ...balanceOf(facts, telling),
      { kind: 'heading', text: words.questions },
      tableOf(facts, telling),
      { kind: 'heading', text: words.promises },
      promisesOf(facts, telling),
      { kind: 'heading', text: words.signatures },
      { kind: 'signatures', people: peopleOf(facts, telling) },
    ],
  }
}

/** `2026-11-25` stands in the name for itself: files sort by it. */
export function protocolFileName(
  { number, startedAt, plannedAt }: Pick<ProtocolFacts, 'number' | 'startedAt' | 'plannedAt'>,
  { language, timeZone }: Place,
): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(startedAt ?? plannedAt)
  return PROTOCOL_WORDS[language].fileName(number, day)
}

function headOf(facts: ProtocolFacts, { words, format }: Telling) {
  const { fact } = words
  const { places, startedAt, endedAt, speakers, editorName, viewers, sources, recordingUrl } = facts
  const rows: (readonly [string, readonly Line[]])[] = [
    [fact.place, [[places.join(', ')]]],
    [fact.topic, [[facts.title]]],
    [fact.planned, [[words.planned(format.moment(facts.plannedAt), facts.plannedMinutes)]]],
    [
      fact.went,
      [
        [
          startedAt
            ? words.went(format.moment(startedAt), endedAt && format.moment(endedAt))
            : words.notBegun,
        ],
      ],
    ],
    [fact.speakers, speakers.map((speaker) => [titled(speaker)])],
    [fact.editor, editorName === null ? [] : [[editorName]]],
    [fact.viewers, viewers === null ? [] : [[format.number(viewers)]]],
    [
      fact.sources,
      sources.map((source) => [`${words.source[source.kind]}: `, linked(source.title, source.permalink)]),
    ],
    [fact.recording, [[recordingUrl === null ? words.noRecording : linked(recordingUrl, recordingUrl)]]],
    [fact.made, [[`${format.moment(facts.madeAt)}, ${words.step[facts.step]}`]]],
  ]
  return rows.filter(([, lines]) => lines.length > 0).map(([name, lines]) => ({ name, lines }))
}

function balanceOf(facts: ProtocolFacts, { words, format }: Telling): Block[] {
  const { asked, onAir, later, declined, onControl, authors } = facts.balance
  const n = format.number
  const sentence = words.balance({
    ...{ asked: n(asked), onAir: n(onAir), later: n(later) },
    ...{ declined: n(declined), onControl: n(onControl) },
  })
  const blocks: Block[] = [{ kind: 'paragraph', line: [`${sentence} ${words.authors(authors)}`] }]
  if (facts.foldedCount + facts.asideCount > 0)
    blocks.push({ kind: 'note', line: [words.unlisted(facts.foldedCount, facts.asideCount)] })
  if (facts.isWithoutNames) blocks.push({ kind: 'note', line: [words.namesHidden] })
  return blocks
}

function tableOf(facts: ProtocolFacts, telling: Telling): Block {
  const { words } = telling
  const { column } = words
  if (facts.questions.length === 0) return { kind: 'paragraph', line: [words.noQuestions] }
  const columns: Column[] = [
    { title: column.number, share: 4 },
    { title: column.who, share: 13 },
    { title: column.question, share: 32 },
    { title: column.topic, share: 12 },
    { title: column.state, share: 12 },
    { title: column.time, share: 7 },
    { title: column.answer, share: 32 },
  ]
  return { kind: 'table', columns, rows: facts.questions.map((question) => rowOf(question, facts, telling)) }
}

function rowOf(question: ProtocolQuestion, facts: ProtocolFacts, telling: Telling): (readonly Line[])[] {
  const { words } = telling
  const { number, channel, author, others, text, address, topic, state, declineReason, second } = question
  const who = [author, others > 0 && words.others(others)].filter(Boolean).join(' ')
  // What is folded or aside is no row; the rest has its words.
  const named = state === 'folded' || state === 'aside' ? '' : words.state[state]
  const time = second === null ? null : toTimeCode(second)
  return [
    [[String(number)]],
    toLines(words.channel[channel], who),
    toLines(text ?? words.textHidden, address && words.address(address)),
    toLines(topic),
    toLines(declineReason === null ? named : `${named}: ${words.declined[declineReason]}`),
    time === null ? [] : [[linked(time, secondOfRecording(facts, second))]],
    answerOf(question, telling),
  ]
}

function answerOf(question: ProtocolQuestion, telling: Telling): Line[] {
  const { words, format } = telling
  const { promise, state, agency, dueAt, incidentNumber, answeredLaterAt, answer, answerUrl } = question
  const lines: Line[] = []
  if (promise) lines.push([words.promised, promiseLine(promise, telling)])
  if (state === 'on_control') lines.push([words.control(agency, dueAt && format.moment(dueAt))])
  if (state === 'answered_later' && answeredLaterAt)
    lines.push([words.answeredAt(format.moment(answeredLaterAt))])
  if (answer !== null) lines.push([answer])
  if (answerUrl !== null) lines.push([linked(words.toAnswer, answerUrl)])
  if (incidentNumber !== null) lines.push([words.incident(incidentNumber)])
  return lines
}

function promisesOf({ questions }: ProtocolFacts, telling: Telling): Block {
  const { words } = telling
  const items = questions.flatMap(({ number, promise }) =>
    promise === null ? [] : [[words.question(number), promiseLine(promise, telling)]],
  )
  return items.length === 0 ? { kind: 'paragraph', line: [words.noPromises] } : { kind: 'list', items }
}

function promiseLine(
  { what, who, dueOn }: NonNullable<ProtocolQuestion['promise']>,
  { words, format }: Telling,
): string {
  const by = who === '' ? words.nobodyNamed : words.who(who)
  const due = dueOn === null ? words.noDay : words.due(format.day(dueOn))
  return [what, `${by}, ${due}`].map(ended).join(' ')
}

/** «15 декабря 2026 г.» has its dot already. */
function ended(sentence: string): string {
  const trimmed = sentence.trim()
  return /[.!?…]$/u.test(trimmed) ? trimmed : `${trimmed}.`
}

function peopleOf({ speakers, editorName }: ProtocolFacts, { words }: Telling) {
  return [
    { role: words.host, name: '' },
    ...speakers.map(({ name, position }) => ({ role: position || words.speaker, name })),
    { role: words.editorRole, name: editorName ?? '' },
  ]
}

function titled({ name, position }: ProtocolFacts['speakers'][number]): string {
  return [name, position].filter(Boolean).join(', ')
}

function linked(text: string, href: string | null): Piece {
  return href === null ? text : { text, href }
}

function toLines(...texts: (string | null | false)[]): Line[] {
  return texts.flatMap((text) => (text ? [[text]] : []))
}

export function toTimeCode(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(second / 3600)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
}

function createFormat({ language, timeZone }: Place) {
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone })
  // A day has no zone.
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const number = new Intl.NumberFormat(language)
  return {
    moment: (at: Date) => moment.format(at),
    day: (date: string) => day.format(new Date(`${date}T00:00:00Z`)),
    number: (value: number) => number.format(value),
  }
}
