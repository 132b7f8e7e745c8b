/**
 * Courses as text: a head between lines of three dashes, then cards and questions under headings. Many stand in one
 * file one after another. What is written is read back the same, also what is not complete yet: a form and its text are
 * one thing.
 */
import { type CourseCard, CourseContent, type CourseQuestion } from '../../../portal/courses.ts'
import { COURSE_PICTURES } from '../../../values/courses.ts'
import { cutFile, HEAD, readHead, writeHead } from '../headed-files.ts'

export type CourseFile = { code: string; content: CourseContent }
/** As it is being written: anything may be empty, and a figure no figure yet. */
export type CourseDraft = Pick<CourseContent, 'title' | 'purpose'> & {
  [Figure in 'minutes' | 'passPercent' | 'validMonths' | 'graceDays']: number | string
} & { cards: CourseCard[]; questions: CourseQuestion[] }
export type DraftFile = { code: string; content: CourseDraft }
export type FileProblem = { course: string; line: number | null; problem: string }

const CARD = 'Карточка'
const QUESTION = 'Вопрос'
const CODE = /^[a-z0-9][a-z0-9-]{1,79}$/
const HEAD_KEYS = 'code title purpose minutes pass_percent valid_months grace_days'.split(' ')
const LONGEST_KEY = 80
const PICTURE = /^!\[\]\(([a-z]+)\)$/
const OPTION = /^- \[([ x])\](?: |$)/
/** However far it is moved in, and with or without a space: a person sees no difference. It is written with two. */
const WHY = /^\s*>/
/** A line of a card that would be read as more than its text stands behind a backslash. */
const TELLING = /^(?=\\*(?:## |---$|!\[\]\())/
const SHIELDED = /^\\(?=\\*(?:## |---$|!\[\]\())/

export function writeCourses(courses: readonly DraftFile[]): string {
  return courses.map(writeCourse).join('\n')
}

function writeCourse({ code, content }: DraftFile): string {
  const { title, purpose, minutes, passPercent, validMonths, graceDays, cards, questions } = content
  const head = {
    ...{ code, title, purpose, minutes, pass_percent: passPercent },
    ...{ valid_months: validMonths, grace_days: graceDays },
  }
  const parts = [
    ...cards.map(({ title: name, picture, text }) => {
      const drawing = picture === null ? '' : `![](${picture})\n\n`
      return `## ${CARD}: ${inLine(name)}\n\n${drawing}${mapLines(text, (line) => line.replace(TELLING, '\\'))}\n`
    }),
    ...questions.map(({ text, options }) => {
      const lines = options.map(
        (option) => `- [${option.isRight ? 'x' : ' '}] ${inLine(option.text)}\n  > ${inLine(option.why)}\n`,
      )
      return `## ${QUESTION}: ${inLine(text)}\n\n${lines.join('')}`
    }),
  ]
  return `${writeHead(head)}\n${parts.join('\n')}`
}

function inLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim()
}

function mapLines(text: string, change: (line: string) => string): string {
  return text.trim().split('\n').map(change).join('\n')
}

/** Every problem is named; with one the course is not read. */
export function readCourses(file: string): { courses: CourseFile[]; problems: FileProblem[] } {
  const courses: CourseFile[] = []
  const problems: FileProblem[] = []
  for (const { text, line } of cutFile(file.replaceAll('\r\n', '\n'))) {
    const read = readCourse(text)
    if ('problems' in read)
      problems.push(
        ...read.problems.map((one) => ({ ...one, line: one.line === null ? null : line + one.line })),
      )
    else if (courses.some(({ code }) => code === read.code))
      problems.push({ course: read.code, line, problem: 'twice' })
    else courses.push(read)
  }
  return { courses, problems }
}

/** Of one course, as far as its lines can be told apart: what its fields lack is left to the form. */
export function readDraft(file: string): DraftFile | { problems: FileProblem[] } {
  const [first, second] = cutFile(file.replaceAll('\r\n', '\n'))
  if (second) return oneProblem({ course: '', line: second.line, problem: 'many' })
  const read = readLines(first?.text ?? '')
  if ('problems' in read) return read
  const { fields, parts } = read
  const figure = (key: string) => (typeof fields[key] === 'number' ? fields[key] : wordsOf(fields[key]))
  return {
    code: read.code,
    content: {
      ...{ title: wordsOf(fields.title), purpose: wordsOf(fields.purpose), minutes: figure('minutes') },
      ...{ passPercent: figure('pass_percent'), validMonths: figure('valid_months') },
      graceDays: figure('grace_days'),
      cards: parts.cards.map(({ title, picture, text }) => ({
        ...{ title, text, picture: COURSE_PICTURES.find((name) => name === picture) ?? null },
      })),
      questions: parts.questions.map(({ line, ...question }) => question),
    },
  }
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

type Lines = { code: string; fields: Record<string, unknown>; parts: Parts; headLines: number }

function readLines(text: string): Lines | { problems: FileProblem[] } {
  const head = HEAD.exec(text)
  if (!head) return oneProblem({ course: '', line: 0, problem: 'no_head' })
  const { fields, badLine } = readHead(head[1] ?? '')
  if (fields === null) return oneProblem({ course: '', line: badLine, problem: 'head' })
  const code = String(fields.code ?? '')
  if (!CODE.test(code)) return oneProblem({ course: code.slice(0, 80), line: 1, problem: 'code' })
  const foreign = findForeignKeys(head[1] ?? '', fields)
  if (foreign.length > 0) return { problems: foreign.map((one) => ({ course: code, ...one })) }
  const parts = readParts(text.slice(head[0].length))
  const headLines = head[0].split('\n').length - 1
  if ('problem' in parts)
    return oneProblem({ course: code, line: headLines + parts.line, problem: parts.problem })
  return { code, fields, parts, headLines }
}

function readCourse(text: string): CourseFile | { problems: FileProblem[] } {
  const read = readLines(text)
  if ('problems' in read) return read
  const { code, fields, parts, headLines } = read
  const checked = CourseContent.safeParse({
    ...{ title: fields.title, purpose: fields.purpose, minutes: fields.minutes },
    ...{ passPercent: fields.pass_percent, validMonths: fields.valid_months, graceDays: fields.grace_days },
    ...{ cards: parts.cards.map(({ line, ...card }) => card) },
    questions: parts.questions.map(({ line, ...question }) => question),
  })
  if (checked.success) return { code, content: checked.data }
  const problems = checked.error.issues.map(({ path }) => {
    const [place, no] = path
    const part = place === 'cards' || place === 'questions' ? parts[place][Number(no)] : undefined
    const line = part ? headLines + part.line : lineOfKey(text, String(place))
    return { course: code, line, problem: path.join('.') || 'head' }
  })
  return { problems }
}

/** Where a key of the head stands, counted from the head; of what is nowhere, null. */
function lineOfKey(text: string, field: string): number | null {
  const key = field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const at = text.split('\n').findIndex((line) => line.startsWith(`${key}:`))
  return HEAD_KEYS.includes(key) && at > 0 ? at : null
}

function oneProblem(problem: FileProblem): { problems: FileProblem[] } {
  return { problems: [problem] }
}

/** What we do not read would be lost without a word. */
function findForeignKeys(head: string, fields: object): { line: number | null; problem: string }[] {
  const lines = head.split('\n').map((line) =>
    line
      .split(':')[0]
      ?.trim()
      .replace(/^(["'])(.*)\1$/, '$2'),
  )
  return Object.keys(fields)
    .filter((key) => !HEAD_KEYS.includes(key))
    .map((key) => {
      const at = lines.indexOf(key)
      return { line: at < 0 ? null : at + 1, problem: `key.${key.slice(0, LONGEST_KEY)}` }
    })
}

type Card = { line: number; title: string; picture: string | null; text: string }
type Option = { text: string; isRight: boolean; why: string }
type Question = { line: number; text: string; options: Option[] }
type Parts = { cards: Card[]; questions: Question[] }
type Wrong = { line: number; problem: string }

function readParts(body: string): Parts | Wrong {
  const parts: Parts = { cards: [], questions: [] }
  let current: Card | Question | null = null
  for (const [at, line] of body.split('\n').entries()) {
    if (line.startsWith('## ')) {
      const [kind, title] = readHeading(line)
      if (kind === undefined) return { line: at, problem: 'heading' }
      // A question after which a card stands would be written back elsewhere.
      if (kind === CARD && parts.questions.length > 0) return { line: at, problem: 'card_after_question' }
      if (kind === CARD) {
        current = { line: at, title, picture: null, text: '' }
        parts.cards.push(current)
      } else {
        current = { line: at, text: title, options: [] }
        parts.questions.push(current)
      }
    } else if (current === null) {
      if (line.trim() !== '') return { line: at, problem: 'heading' }
    } else if ('options' in current) {
      if (!readOption(current, line)) return { line: at, problem: 'option' }
    } else {
      readLine(current, line)
    }
  }
  return { ...parts, cards: parts.cards.map((card) => ({ ...card, text: card.text.trim() })) }
}

function readHeading(line: string): [kind: string | undefined, title: string] {
  const words = line.slice('## '.length).trim()
  const kind = [CARD, QUESTION].find((name) => words.startsWith(`${name}:`))
  return [kind, kind === undefined ? words : words.slice(kind.length + 1).trim()]
}

function readLine(card: Card, line: string): void {
  const picture = card.text.trim() === '' && card.picture === null ? PICTURE.exec(line)?.[1] : undefined
  if (picture === undefined) card.text += `${line.replace(SHIELDED, '')}\n`
  else card.picture = picture
}

/** False: a line that is neither an answer, nor why, nor empty. */
function readOption({ options }: Question, line: string): boolean {
  const option = OPTION.exec(line)
  const last = options.at(-1)
  if (option) options.push({ text: line.slice('- [ ]'.length).trim(), isRight: option[1] === 'x', why: '' })
  else if (WHY.test(line) && last && last.why === '') last.why = line.slice(line.indexOf('>') + 1).trim()
  else return line.trim() === ''
  return true
}
