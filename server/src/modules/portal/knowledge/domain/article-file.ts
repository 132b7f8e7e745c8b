/**
 * Articles as text: a head between lines of three dashes, then parts under fixed headings. Many stand in one file one
 * after another. What is written is read back the same.
 */
import { ArticleContent, type ArticleNorm } from '@veche/contract/portal/knowledge.ts'
import { cutFile, HEAD, readHead, writeHead } from '@veche/contract/rules/portal/headed-files.ts'

export type ArticleFile = { code: string; content: ArticleContent }
/** `field`: a key of the head, `head`, `heading` or the part of the text. `value`: what was written there, where it says what is wrong. */
export type FileProblem = { article: string; line: number; field: string; problem: string; value?: string }
/** `lineOf`: where a key of the content stands in the file; the line of its head, where it is left out. */
type Placed = ArticleFile & { keyOf: (path: string) => string; lineOf: (path: string) => number }

const HEADINGS = {
  need: 'Что нужно жителю',
  steps: 'Что делать',
  term: 'Норма и срок',
  who: 'Кто отвечает',
  answers: 'Образец ответа',
  avoid: 'Чего не обещать',
} as const
type Part = keyof typeof HEADINGS
const PART_OF: ReadonlyMap<string, Part> = new Map(
  Object.entries(HEADINGS).map(([part, heading]) => [heading, part as Part]),
)
const BETWEEN_ANSWERS = '\n\n* * *\n\n'
const CODE = /^[a-z0-9][a-z0-9-]{1,79}$/

export function writeArticles(articles: readonly ArticleFile[]): string {
  return articles.map(writeArticle).join('\n')
}

function writeArticle({ code, content }: ArticleFile): string {
  const { title, topicCodes, municipalityCodes, words, seasons, checkedOn, validUntil, isPublic } = content
  const head = {
    ...{ code, title, topics: topicCodes },
    ...(municipalityCodes.length > 0 && { municipalities: municipalityCodes }),
    ...{ words, seasons: seasons.length === 0 ? ['all'] : seasons },
    ...{ checked: checkedOn, valid_until: validUntil, is_public: isPublic },
    ...(content.responsible !== '' && { responsible: content.responsible }),
    norms: content.norms.map(({ document, clause, issuedOn, term, source, secondSource }) => ({
      ...{ document, clause, ...(issuedOn && { date: issuedOn }), ...(term && { term }) },
      ...{ source, second_source: secondSource ?? 'none' },
    })),
  }
  const parts = Object.entries(HEADINGS).flatMap(([part, heading]) => {
    const text =
      part === 'answers' ? content.answers.join(BETWEEN_ANSWERS) : content[part as Exclude<Part, 'answers'>]
    return text === '' ? [] : [`## ${heading}\n\n${text}\n`]
  })
  return `${writeHead(head)}\n${parts.join('\n')}`
}

/** Every problem is named; with one the article is not read. */
export function readArticles(file: string): { articles: ArticleFile[]; problems: FileProblem[] } {
  const { articles, problems } = readPlaced(file)
  return { articles: articles.map(({ code, content }) => ({ code, content })), problems }
}

/** As `readArticles`, with the place of each key, for whoever finds problems that the text alone does not show. */
export function readPlaced(file: string): { articles: Placed[]; problems: FileProblem[] } {
  const articles: Placed[] = []
  const problems: FileProblem[] = []
  const seen = new Set<string>()
  for (const { text, line } of cutFile(file.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))) {
    const read = readArticle(text, line)
    if ('problems' in read) {
      problems.push(...read.problems)
    } else if (seen.has(read.code)) {
      problems.push({ article: read.code, line, field: 'code', problem: 'twice' })
    } else {
      seen.add(read.code)
      articles.push(read)
    }
  }
  return { articles, problems }
}

function readArticle(text: string, start: number): Placed | { problems: FileProblem[] } {
  const one = (problem: FileProblem) => ({ problems: [problem] })
  const head = HEAD.exec(text)
  if (!head) return one({ article: '', line: start, field: 'head', problem: 'no_head' })
  const { fields, badLine } = readHead(head[1] ?? '')
  if (fields === null)
    return one({ article: '', line: start + badLine, field: 'head', problem: 'unreadable' })
  const places = placesIn(text, start)
  const code = String(fields.code ?? '')
  if (!CODE.test(code)) {
    const problem = fields.code === undefined ? 'missing' : 'code'
    return one({ article: code.slice(0, 80), line: places.lineOf('code'), field: 'code', problem })
  }
  const parts = readParts(text.slice(head[0].length))
  if ('heading' in parts) {
    const line = start + parts.line + head[0].split('\n').length - 1
    return one({
      article: code,
      line,
      field: 'heading',
      problem: 'heading',
      value: parts.heading.slice(0, 80),
    })
  }
  const { answers, ...texts } = parts.found
  const checked = ArticleContent.safeParse({
    ...{ title: fields.title, topicCodes: fields.topics, municipalityCodes: fields.municipalities },
    ...{ words: fields.words, checkedOn: dayOf(fields.checked), validUntil: dayOf(fields.valid_until) },
    seasons: Array.isArray(fields.seasons)
      ? fields.seasons.filter((season) => season !== 'all')
      : fields.seasons,
    ...{ isPublic: fields.is_public, responsible: fields.responsible ?? undefined },
    norms: Array.isArray(fields.norms) ? fields.norms.map(normOf) : fields.norms,
    ...texts,
    answers: answers === undefined ? undefined : answers.split(/\n+\* \* \*\n+/).map((said) => said.trim()),
  })
  if (checked.success) return { code, content: checked.data, ...places }
  const found = new Map<string, FileProblem>()
  for (const { path, message } of checked.error.issues) {
    const at = path.join('.')
    const problem = path.length === 1 && message.endsWith('received undefined') ? 'missing' : 'wrong'
    // Of one key the first is enough.
    const field = places.keyOf(at)
    if (!found.has(field)) found.set(field, { article: code, line: places.lineOf(at), field, problem })
  }
  return { problems: [...found.values()] }
}

/** Keys of the head whose names in the content are others. */
const KEY_OF: Record<string, string> = {
  ...{ topicCodes: 'topics', municipalityCodes: 'municipalities', checkedOn: 'checked' },
  ...{ validUntil: 'valid_until', isPublic: 'is_public' },
}

function placesIn(text: string, start: number): Pick<Placed, 'keyOf' | 'lineOf'> {
  const lines = text.split('\n')
  const keyOf = (path: string) => {
    const [first = 'head'] = path.split('.')
    return KEY_OF[first] ?? first
  }
  return {
    keyOf,
    lineOf: (path) => {
      const key = keyOf(path)
      const heading = Object.entries(HEADINGS).find(([part]) => part === key)?.[1]
      const at = lines.findIndex((line) =>
        heading ? line.startsWith('##') && line.includes(heading) : line.startsWith(`${key}:`),
      )
      return start + Math.max(0, at)
    },
  }
}

function normOf(norm: unknown): unknown {
  if (typeof norm !== 'object' || norm === null) return norm
  const { date, second_source: second, ...rest } = norm as Record<string, unknown>
  return {
    ...rest,
    ...(date !== undefined && { issuedOn: dayOf(date) }),
    secondSource: second === undefined || second === 'none' ? null : second,
  } satisfies Partial<Record<keyof ArticleNorm, unknown>>
}

/** A day stays text: only a program would write it otherwise. */
function dayOf(value: unknown): unknown {
  return value instanceof Date ? value.toISOString().slice(0, 10) : value
}

function readParts(
  body: string,
): { found: Partial<Record<Part, string>> } | { heading: string; line: number } {
  const found: Partial<Record<Part, string[]>> = {}
  let current: string[] | null = null
  for (const [at, line] of body.split('\n').entries()) {
    const heading = /^## +(.*\S)\s*$/.exec(line)?.[1]
    if (heading !== undefined) {
      const part = PART_OF.get(heading)
      if (!part || found[part]) return { heading, line: at }
      current = found[part] = []
    } else if (current) {
      current.push(line)
    } else if (line.trim() !== '') {
      return { heading: line, line: at }
    }
  }
  return {
    found: Object.fromEntries(
      Object.entries(found)
        .map(([part, lines]) => [part, lines.join('\n').trim()] as const)
        .filter(([, text]) => text !== ''),
    ),
  }
}
