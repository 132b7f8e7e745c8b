/**
 * Courses as text: a head between lines of three dashes, then cards and questions under headings. Many stand in one
 * file one after another. What is written is read back the same.
 */
import { CourseContent } from '@veche/contract/portal/courses.ts'
import { parse, stringify } from 'yaml'

export type CourseFile = { code: string; content: CourseContent }
export type FileProblem = { course: string; line: number | null; problem: string }

const CARD = 'Карточка'
const QUESTION = 'Вопрос'
const CODE = /^[a-z0-9][a-z0-9-]{1,79}$/
const HEAD_KEYS = 'code title purpose minutes pass_percent valid_months grace_days'.split(' ')
const LONGEST_KEY = 80
const HEAD = /^---\n([\s\S]*?)\n---\n/
const HEADING = /^## +(?:(Карточка|Вопрос): +)?(.*\S)\s*$/
const PICTURE = /^!\[\]\(([a-z]+)\)$/
const OPTION = /^- \[([ x])\] +(.*\S)\s*$/
/** However far it is moved in, and with or without a space: a person sees no difference. It is written with two. */
const WHY = /^\s*> *(.*\S)\s*$/

export function writeCourses(courses: readonly CourseFile[]): string {
  return courses.map(writeCourse).join('\n')
}

function writeCourse({ code, content }: CourseFile): string {
  const { title, purpose, minutes, passPercent, validMonths, graceDays, cards, questions } = content
  const head = {
    ...{ code, title, purpose, minutes, pass_percent: passPercent },
    ...{ valid_months: validMonths, grace_days: graceDays },
  }
  const parts = [
    ...cards.map(
      (card) =>
        `## ${CARD}: ${card.title}\n\n${card.picture === null ? '' : `![](${card.picture})\n\n`}${card.text}\n`,
    ),
    ...questions.map(({ text, options }) => {
      const lines = options.map(
        (option) => `- [${option.isRight ? 'x' : ' '}] ${option.text}\n  > ${option.why}\n`,
      )
      return `## ${QUESTION}: ${text}\n\n${lines.join('')}`
    }),
  ]
  return `---\n${stringify(head, { lineWidth: 0 })}---\n\n${parts.join('\n')}`
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

/** A course begins at a head: three dashes, before which stands the beginning or an empty line. */
function cutFile(file: string): { text: string; line: number }[] {
  const lines = file.split('\n')
  const starts = lines.flatMap((one, at) => {
    const isHead =
      one === '---' && (at === 0 || lines[at - 1]?.trim() === '') && /^\w+:/.test(lines[at + 1] ?? '')
    return isHead ? [at] : []
  })
  if (starts.length === 0) return file.trim() === '' ? [] : [{ text: file, line: 1 }]
  return starts.map((start, place) => ({
    text: lines.slice(start, starts[place + 1]).join('\n'),
    line: start + 1,
  }))
}

function readCourse(text: string): CourseFile | { problems: FileProblem[] } {
  const head = HEAD.exec(text)
  if (!head) return oneProblem({ course: '', line: 0, problem: 'no_head' })
  const fields = readHead(head[1] ?? '')
  if (fields === null) return oneProblem({ course: '', line: 0, problem: 'head' })
  const code = String(fields.code ?? '')
  if (!CODE.test(code)) return oneProblem({ course: code.slice(0, 80), line: 1, problem: 'code' })
  const foreign = findForeignKeys(head[1] ?? '', fields)
  if (foreign.length > 0) return { problems: foreign.map((one) => ({ course: code, ...one })) }
  const parts = readParts(text.slice(head[0].length))
  const headLines = head[0].split('\n').length - 1
  if ('problem' in parts)
    return oneProblem({ course: code, line: headLines + parts.line, problem: parts.problem })
  const checked = CourseContent.safeParse({
    ...{ title: fields.title, purpose: fields.purpose, minutes: fields.minutes },
    ...{ passPercent: fields.pass_percent, validMonths: fields.valid_months, graceDays: fields.grace_days },
    ...{ cards: parts.cards.map(({ line, ...card }) => card) },
    questions: parts.questions.map(({ line, ...question }) => question),
  })
  if (checked.success) return { code, content: checked.data }
  const [place, no] = checked.error.issues[0]?.path ?? []
  const part = place === 'cards' || place === 'questions' ? parts[place][Number(no)] : undefined
  return oneProblem({
    ...{ course: code, line: part ? headLines + part.line : null },
    problem: checked.error.issues[0]?.path.join('.') || 'head',
  })
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

function readHead(head: string): Record<string, unknown> | null {
  try {
    const read: unknown = parse(head, { maxAliasCount: 0 })
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : null
  } catch {
    return null
  }
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
    const heading = HEADING.exec(line)
    if (heading) {
      const [, kind, title = ''] = heading
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

function readLine(card: Card, line: string): void {
  const picture = card.text.trim() === '' && card.picture === null ? PICTURE.exec(line)?.[1] : undefined
  if (picture === undefined) card.text += `${line}\n`
  else card.picture = picture
}

/** False: a line that is neither an answer, nor why, nor empty. */
function readOption({ options }: Question, line: string): boolean {
  const option = OPTION.exec(line)
  const why = WHY.exec(line)?.[1]
  const last = options.at(-1)
  if (option) options.push({ text: option[2] ?? '', isRight: option[1] === 'x', why: '' })
  else if (why !== undefined && last && last.why === '') last.why = why
  else return line.trim() === ''
  return true
}
