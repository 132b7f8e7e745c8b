/**
 * Articles as text: a head between lines of three dashes, then parts under fixed headings. Many stand in one file one
 * after another. What is written is read back the same.
 */
import { ArticleContent, type ArticleNorm } from '@veche/contract/portal/knowledge.ts'
import { cutFile, HEAD, readHead, writeHead } from '@veche/contract/rules/portal/headed-files.ts'

export type ArticleFile = { code: string; content: ArticleContent }
export type FileProblem = { article: string; line: number | null; problem: string }

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
  const articles: ArticleFile[] = []
  const problems: FileProblem[] = []
  const seen = new Set<string>()
  for (const { text, line } of cutFile(file.replaceAll('\r\n', '\n'))) {
    const read = readArticle(text)
    if ('problem' in read) {
      problems.push({ article: read.article, line: line + (read.line ?? 0), problem: read.problem })
    } else if (seen.has(read.code)) {
      problems.push({ article: read.code, line, problem: 'twice' })
    } else {
      seen.add(read.code)
      articles.push(read)
    }
  }
  return { articles, problems }
}

type Wrong = { article: string; line: number | null; problem: string }

function readArticle(text: string): ArticleFile | Wrong {
  const head = HEAD.exec(text)
  if (!head) return { article: '', line: null, problem: 'no_head' }
  const { fields, badLine } = readHead(head[1] ?? '')
  if (fields === null) return { article: '', line: badLine, problem: 'head' }
  const code = String(fields.code ?? '')
  if (!CODE.test(code)) return { article: code.slice(0, 80), line: null, problem: 'code' }
  const parts = readParts(text.slice(head[0].length))
  if ('heading' in parts)
    return { article: code, line: parts.line + head[0].split('\n').length - 1, problem: 'heading' }
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
    answers: answers === undefined ? undefined : answers.split(/\n+\* \* \*\n+/).map((one) => one.trim()),
  })
  if (checked.success) return { code, content: checked.data }
  return { article: code, line: null, problem: checked.error.issues[0]?.path.join('.') || 'head' }
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
