/**
 * News and orders as Markdown: a head between lines of three dashes, then the text. Many stand in one file one after
 * another. What is written is read back the same, but for the bytes of files: the head has their names alone. Pure.
 */
import { BulletinContent } from '@veche/contract/portal/orders.ts'
import { addressOfLink, readLink } from '@veche/contract/rules/portal/bulletin-links.ts'
import { cutFile, HEAD, readHead, writeHead } from '@veche/contract/rules/portal/headed-files.ts'

export type WrittenBulletin = { id: string; content: BulletinContent }
export type BulletinFileProblem = {
  /** A key of the head, or `head`, `text`. */
  field: string
  line: number
  /** A word of these rules, or the code of an error. */
  problem: string
}
export type FiledBulletin = {
  id: string | null
  /** Without files. */
  content: BulletinContent
  fileNames: string[]
  /** Where a part of the content stands in the file; what is left out is said of the whole head. */
  placeOf: (path: string) => { field: string; line: number }
}

/** Codes of bodies and municipalities by their names in small letters. */
export type CodesByName = { bodies: ReadonlyMap<string, string>; municipalities: ReadonlyMap<string, string> }

/** By their keys in the head; what is asked of a person stands first. */
const KEYS = {
  title: 'title',
  'audience.roles': 'roles',
  'audience.agencyCodes': 'bodies',
  'audience.municipalityCodes': 'municipalities',
  'task.act': 'act',
  'task.dueOn': 'due_on',
  'task.doneBy': 'done_by',
  links: 'links',
} as const
const TASK_KEYS = ['act', 'due_on', 'done_by']
const KNOWN: readonly string[] = ['id', ...Object.values(KEYS), 'files']
/** Three dashes in a text would begin the next head. */
const DASHES = /^(\\*---)$/gm
const SHIELDED = /^\\(\\*---)$/gm
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function writeBulletins(bulletins: readonly WrittenBulletin[]): string {
  return bulletins.map(writeBulletin).join('\n')
}

function writeBulletin({ id, content }: WrittenBulletin): string {
  const { title, text, audience, task, links, files } = content
  const head = {
    ...{ id, title, roles: audience.roles },
    ...{ bodies: audience.agencyCodes, municipalities: audience.municipalityCodes },
    ...(task && { act: task.act, due_on: task.dueOn, done_by: task.doneBy }),
    ...(links.length > 0 && { links: links.map(addressOfLink) }),
    ...(files.length > 0 && { files: files.map(({ name }) => name) }),
  }
  return `${writeHead(head)}\n${inLines(text).replaceAll(DASHES, '\\$1')}\n`
}

export function inLines(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

/** Every problem is named with its line and field; what has one is not read. A name stands for its code. */
export function readBulletins(
  file: string,
  codes: CodesByName,
): { bulletins: FiledBulletin[]; problems: BulletinFileProblem[] } {
  const bulletins: FiledBulletin[] = []
  const problems: BulletinFileProblem[] = []
  for (const { text, line } of cutFile(inLines(file).replace(/^\uFEFF/, ''))) {
    const read = readBulletin(text, { line, codes })
    if ('problems' in read) problems.push(...read.problems)
    else bulletins.push(read)
  }
  if (bulletins.length + problems.length === 0) problems.push({ field: 'head', line: 1, problem: 'missing' })
  return { bulletins, problems }
}

/** `line`: of its head in the file. */
function readBulletin(
  text: string,
  { line, codes }: { line: number; codes: CodesByName },
): FiledBulletin | { problems: BulletinFileProblem[] } {
  const head = HEAD.exec(text)
  if (!head) return { problems: [{ field: 'head', line, problem: 'missing' }] }
  const { fields, badLine } = readHead(head[1] ?? '')
  if (!fields) return { problems: [{ field: 'head', line: line + badLine, problem: 'unreadable' }] }
  const lineOf = (key: string) => line + Math.max(0, findKey(head[0], key))
  const textLine = line + head[0].split('\n').length - 1
  const placeOf = (path: string) => {
    if (path === 'text') return { field: 'text', line: textLine }
    const field = Object.entries(KEYS).find(([part]) => path === part || path.startsWith(`${part}.`))?.[1]
    return field ? { field, line: lineOf(field) } : { field: 'head', line }
  }
  const { id = null, files, links, ...said } = fields
  const body = text.slice(head[0].length).replaceAll(SHIELDED, '$1')
  const led = listOf(links).map((address) => (typeof address === 'string' ? readLink(address) : null))
  const checked = BulletinContent.safeParse({
    ...{ title: said.title, text: body, links: led },
    audience: {
      ...{ roles: listOf(said.roles), agencyCodes: listOf(said.bodies).map(codeIn(codes.bodies)) },
      municipalityCodes: listOf(said.municipalities).map(codeIn(codes.municipalities)),
    },
    task: TASK_KEYS.some((key) => key in said)
      ? { act: said.act, dueOn: said.due_on, doneBy: said.done_by }
      : null,
  })
  const problems: BulletinFileProblem[] = [
    ...Object.keys(fields)
      .filter((key) => !KNOWN.includes(key))
      .map((key) => ({ field: key.slice(0, 80), line: lineOf(key), problem: 'unknown' })),
    ...(id === null || (typeof id === 'string' && UUID.test(id))
      ? []
      : [{ field: 'id', line: lineOf('id'), problem: 'wrong' }]),
    ...(checked.error?.issues ?? []).map(({ path }) => {
      const place = placeOf(path.join('.'))
      const isThere = place.field in fields || (place.field === 'text' && body.trim() !== '')
      return { ...place, problem: isThere ? 'wrong' : 'missing' }
    }),
  ]
  if (!checked.success || problems.length > 0) return { problems: withoutRepeats(problems) }
  const fileNames = listOf(files).map(String)
  return { id: typeof id === 'string' ? id : null, content: checked.data, fileNames, placeOf }
}

function codeIn(codes: ReadonlyMap<string, string>): (said: unknown) => unknown {
  return (said) => (typeof said === 'string' ? (codes.get(said.trim().toLowerCase()) ?? said) : said)
}

function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
}

/** The head begins with its dashes: a key stands at 1 or later. */
function findKey(head: string, key: string): number {
  return head.split('\n').findIndex((line) => line.split(':')[0]?.replaceAll(/^["']|["']$/g, '') === key)
}

/** A list of which two values are wrong is one problem to whoever mends its line. */
function withoutRepeats(problems: readonly BulletinFileProblem[]): BulletinFileProblem[] {
  return problems.filter(
    (one, at) => problems.findIndex(({ field, line }) => field === one.field && line === one.line) === at,
  )
}
