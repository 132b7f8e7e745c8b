/** From the facts of a stream to its paper: pure, the same for each format. */
import type { Block, Column, Line, PaperDocument, Piece } from '../../../platform/documents/index.ts'
import { secondOfRecording } from '../stream/index.ts'
import type { ProtocolFacts, ProtocolQuestion } from './domain/protocol-facts.ts'
import { groupByTopic, openByOwner, summariseTopics } from './domain/protocol-summary.ts'
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
      ...topicsOf(facts, telling),
      { kind: 'heading', text: words.promises },
      promisesOf(facts, telling),
      { kind: 'heading', text: words.open },
      openOf(facts, telling),
      { kind: 'heading', text: words.questions },
      ...questionsOf(facts, telling),
      { kind: 'heading', text: words.signatures },
      { kind: 'signatures', people: peopleOf(facts, telling) },
    ],
  }
}

/** `2026-11-25` stands in the name for itself: files sort by it. A copy with names says so in its name. */
export function protocolFileName(
  {
    number,
    startedAt,
    plannedAt,
    isWithoutNames,
  }: Pick<ProtocolFacts, 'number' | 'startedAt' | 'plannedAt' | 'isWithoutNames'>,
  { language, timeZone }: Place,
): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(startedAt ?? plannedAt)
  return PROTOCOL_WORDS[language].fileName(number, day, isWithoutNames)
}

function headOf(facts: ProtocolFacts, { words, format }: Telling) {
  const { fact } = words
  const { places, startedAt, endedAt, speakers, editorName, viewers, sources, recordingUrl } = facts
  const unrecorded = facts.isWithoutNames ? words.noRecordingYet : words.noRecording
  const rows: (readonly [string, readonly Line[]])[] = [
    [fact.place, [[places.join(', ')]]],
    [fact.topic, [[facts.title]]],
    [fact.planned, [[words.planned(format.moment(facts.plannedAt), facts.plannedMinutes)]]],
    [
      fact.went,
      [
        [
          startedAt
            ? words.went(format.moment(startedAt), endedAt && format.endOf(startedAt, endedAt))
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
    [fact.recording, [[recordingUrl === null ? unrecorded : linked(recordingUrl, recordingUrl)]]],
    [fact.made, [[`${format.moment(facts.madeAt)}, ${words.step[facts.step]}`]]],
  ]
  return rows.filter(([, lines]) => lines.length > 0).map(([name, lines]) => ({ name, lines }))
}

function balanceOf(facts: ProtocolFacts, { words, format }: Telling): Block[] {
  const { asked, onAir, later, declined, onControl, waiting, authors } = facts.balance
  const n = format.number
  const sentence = words.balance({
    ...{ asked: n(asked), onAir: n(onAir), later: n(later) },
    ...{ declined: n(declined), onControl: n(onControl), waiting: waiting === 0 ? null : n(waiting) },
  })
  const blocks: Block[] = [{ kind: 'paragraph', line: [`${sentence} ${words.authors(authors)}`] }]
  if (facts.foldedCount + facts.asideCount > 0)
    blocks.push({ kind: 'note', line: [words.unlisted(facts.foldedCount, facts.asideCount)] })
  blocks.push({ kind: 'note', line: [facts.isWithoutNames ? words.namesHidden : words.namesShown] })
  return blocks
}

/** A table a topic, first what was asked about most. */
function questionsOf(facts: ProtocolFacts, telling: Telling): Block[] {
  const { words } = telling
  const { column } = words
  if (facts.questions.length === 0) return [{ kind: 'paragraph', line: [words.noQuestions] }]
  const columns: Column[] = [
    { title: column.number, share: 4 },
    { title: column.who, share: 13 },
    { title: column.question, share: 34 },
    { title: column.state, share: 12 },
    { title: column.time, share: 7 },
    { title: column.answer, share: 40 },
  ]
  return groupByTopic(facts.questions).flatMap(({ topic, questions }): Block[] => [
    { kind: 'heading', text: words.topicHeading(topic ?? words.noTopic, questions.length) },
    { kind: 'table', columns, rows: questions.map((question) => rowOf(question, facts, telling)) },
  ])
}

function rowOf(question: ProtocolQuestion, facts: ProtocolFacts, telling: Telling): (readonly Line[])[] {
  const { words } = telling
  const { number, channel, author, others, text, address, state, declineReason, second } = question
  const who = whoAsked({ author, others }, words)
  // What is folded or aside is no row; the rest has its words.
  const named = state === 'folded' || state === 'aside' ? '' : words.state[state]
  const time = second === null ? null : toTimeCode(second)
  return [
    [[String(number)]],
    toLines(words.channel[channel], who),
    toLines(text ?? words.textHidden, address && words.address(address)),
    toLines(declineReason === null ? named : `${named}: ${words.declined[declineReason]}`),
    time === null ? [] : [[linked(time, secondOfRecording(facts, second))]],
    answerOf(question, telling),
  ]
}

function whoAsked(
  { author, others }: Pick<ProtocolQuestion, 'author' | 'others'>,
  words: ProtocolWords,
): string {
  if (others === 0) return author ?? ''
  return author === null ? words.askedBy(others + 1) : `${author} ${words.others(others)}`
}

function answerOf(question: ProtocolQuestion, telling: Telling): Line[] {
  const { words, format } = telling
  const { promise, state, dueAt, incidentNumber, answeredLaterAt, answer, answerUrl, answerLine } = question
  const lines: Line[] = []
  if (answerLine !== null) lines.push([words.saidOnAir, ended(answerLine)])
  else if (state === 'answered') lines.push([words.unworded])
  if (promise) lines.push([words.promised, promiseLine(promise, question, telling)])
  if (state === 'on_control')
    lines.push([
      words.control(ownerOf(question, telling), question.agency !== null, dueAt && format.moment(dueAt)),
    ])
  if (state === 'answered_later' && answeredLaterAt)
    lines.push([words.answeredAt(format.moment(answeredLaterAt))])
  if (answer !== null) lines.push([answer])
  if (answerUrl !== null) lines.push([linked(words.toAnswer, answerUrl)])
  if (incidentNumber !== null) lines.push([words.incident(incidentNumber)])
  return lines
}

/** What was asked about most: the rows add up to the balance. */
function topicsOf({ questions }: ProtocolFacts, { words, format }: Telling): Block[] {
  if (questions.length === 0) return []
  const { topicColumn: column } = words
  const { shown, others, otherCount, all } = summariseTopics(questions)
  const row = (name: string, { asked, onAir, later, declined, open }: typeof all) =>
    [name, ...[asked, onAir, later, declined, open].map(format.number)].map((text) => [[text]])
  const columns: Column[] = [
    { title: column.topic, share: 40 },
    ...[column.asked, column.onAir, column.later, column.declined, column.open].map((title) => ({
      ...{ title, share: 12 },
    })),
  ]
  const rows = [
    ...shown.map(({ topic, counts }) => row(topic ?? words.noTopic, counts)),
    ...(others ? [row(words.otherTopics(otherCount), others)] : []),
    row(words.inAll, all),
  ]
  return [
    { kind: 'heading', text: words.topics },
    { kind: 'table', columns, rows },
  ]
}

/** The agency that has the work, or the one that is suggested. */
function ownerOf(
  { agency, suggestedAgency }: Pick<ProtocolQuestion, 'agency' | 'suggestedAgency'>,
  { words }: Telling,
): string {
  return agency ?? (suggestedAgency === null ? words.unassigned : words.suggested(suggestedAgency))
}

function openOf({ questions }: ProtocolFacts, telling: Telling): Block {
  const { words, format } = telling
  const { openColumn: column } = words
  const owners = openByOwner(questions)
  if (owners.length === 0) return { kind: 'paragraph', line: [words.nothingOpen] }
  return {
    kind: 'table',
    columns: [
      { title: column.agency, share: 45 },
      { title: column.count, share: 10 },
      { title: column.numbers, share: 30 },
      { title: column.due, share: 25 },
    ],
    rows: owners.map(({ numbers, dueAt, ...owner }) => [
      [[ownerOf(owner, telling)]],
      [[format.number(numbers.length)]],
      [[numbers.join(', ')]],
      dueAt === null ? [] : [[format.moment(dueAt)]],
    ]),
  }
}

function promisesOf({ questions }: ProtocolFacts, telling: Telling): Block {
  const { words } = telling
  const items = questions.flatMap((question) =>
    question.promise === null
      ? []
      : [[words.question(question.number), promiseLine(question.promise, question, telling)]],
  )
  return items.length === 0 ? { kind: 'paragraph', line: [words.noPromises] } : { kind: 'list', items }
}

/** An errand without words promises what the question asks. */
function promiseLine(
  { what, who, dueOn }: NonNullable<ProtocolQuestion['promise']>,
  { text }: Pick<ProtocolQuestion, 'text'>,
  { words, format }: Telling,
): string {
  const by = who === '' ? words.nobodyNamed : words.who(who)
  const due = dueOn === null ? words.noDay : words.due(format.day(dueOn))
  return [what || (text ?? words.textHidden), `${by}, ${due}`].map(ended).join(' ')
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
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone })
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone })
  const number = new Intl.NumberFormat(language)
  return {
    moment: (at: Date) => moment.format(at),
    /** The day is said once. */
    endOf: (start: Date, end: Date) =>
      date.format(start) === date.format(end) ? time.format(end) : moment.format(end),
    day: (date: string) => day.format(new Date(`${date}T00:00:00Z`)),
    number: (value: number) => number.format(value),
  }
}
