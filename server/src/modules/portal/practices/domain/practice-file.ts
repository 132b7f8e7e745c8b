/**
 * A practice as Markdown: a head between lines of three dashes, then parts under fixed headings. Figures are left out:
 * they are of the ledger and change with it. Photographs are named by their addresses with what is said of them; their
 * bytes stay where they are. What is written is read back the same. Pure.
 */
import { PracticeContent } from '@veche/contract/portal/practices.ts'
import { readHead } from '@veche/contract/rules/portal/headed-files.ts'

type Named = { id: string; placeName: string; subjectName: string; addressOf: (pictureId: string) => string }

const HEADINGS = [
  ['problem', 'Что мешало'],
  ['done', 'Что сделали'],
  ['cost', 'Чего это стоило'],
] as const
const PHOTOGRAPHS = 'Фотографии'

export function writePractice(
  content: PracticeContent,
  { id, placeName, subjectName, addressOf }: Named,
): string {
  const { title, startedOn, pictures, municipalityCode, subject } = content
  // A string of JSON is one of YAML too. The names are for people, the codes are read back.
  const head = Object.entries({
    ...{ id, title, place: placeName, place_code: municipalityCode },
    ...{ subject: subjectName, [`${subject.kind}_code`]: subject.code, since: startedOn },
  })
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('')
  const parts = HEADINGS.flatMap(([field, heading]) =>
    content[field] === '' ? [] : [`## ${heading}\n\n${guard(content[field])}\n`],
  )
  const photographs = pictures.map((picture) => `![${plain(picture.caption)}](${addressOf(picture.id)})\n`)
  const shown = photographs.length === 0 ? [] : [`## ${PHOTOGRAPHS}\n\n${photographs.join('\n')}`]
  return `---\n${head}---\n\n# ${title}\n\n${[...parts, ...shown].join('\n')}`
}

/** In brackets of Markdown a bracket would end it. */
const plain = (caption: string) => caption.replaceAll(/[[\]\\]/g, '\\$&').replaceAll('\n', ' ')
/** A line of the words that looks like one of our headings, or like a head, is none. */
const guard = (words: string) => words.replaceAll(/^(\\*(?:## |---$))/gm, '\\$1')
const unguard = (words: string) => words.replaceAll(/^\\(\\*(?:## |---$))/gm, '$1')

export type PracticeFileProblem = {
  /** Of the content, or `head`, `heading`, `id`. */
  field: string
  line: number | null
  problem: 'missing' | 'unreadable' | 'unknown' | 'twice' | 'wrong'
}
export type PracticeFileRead =
  | { id: string | null; content: PracticeContent }
  | { problems: PracticeFileProblem[] }

const HEAD = /^\uFEFF?---\n([\s\S]*?)\n---\n/
const PICTURE = /^!\[((?:\\.|[^\]\\])*)\]\(\S*?([0-9a-f]{8}-[0-9a-f-]{27})\)$/

/** Every problem is named with its field; with one the practice is not read. */
export function readPractice(file: string): PracticeFileRead {
  const text = file.replaceAll('\r\n', '\n')
  const head = HEAD.exec(text)
  if (!head) return { problems: [{ field: 'head', line: 1, problem: 'missing' }] }
  const { fields, badLine } = readHead(head[1] ?? '')
  if (!fields) return { problems: [{ field: 'head', line: 1 + badLine, problem: 'unreadable' }] }
  const above = head[0].split('\n').length - 1
  const { parts, problems } = readParts(text.slice(head[0].length), above)
  const { id = null, title, place_code: municipalityCode, topic_code: topic, group_code: group } = fields
  const isId =
    id === null || (typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
  if (!isId) problems.push({ field: 'id', line: lineOfField(text, 'id'), problem: 'wrong' })
  const pictures = readPictures(parts.get(PHOTOGRAPHS), problems)
  const checked = PracticeContent.safeParse({
    ...{ title, municipalityCode, startedOn: fields.since, pictures },
    subject: group === undefined ? { kind: 'topic', code: topic } : { kind: 'group', code: group },
    ...Object.fromEntries(
      HEADINGS.flatMap(([field, heading]) => {
        const part = parts.get(heading)
        return part ? [[field, unguard(part.words)]] : []
      }),
    ),
  })
  if (checked.success && problems.length === 0)
    return { id: isId ? (id as string | null) : null, content: checked.data }
  const wrong = (checked.error?.issues ?? []).map(({ path, message }): PracticeFileProblem => {
    const field = String(path[0] ?? 'head')
    const isMissing = message.endsWith('received undefined')
    return { field, line: lineOfField(text, field), problem: isMissing ? 'missing' : 'wrong' }
  })
  return { problems: [...problems, ...wrong] }
}

/** The line of a field of the content, from 1; null: it stands nowhere. */
export function lineOfField(file: string, field: string): number | null {
  const heading = HEADINGS.find(([part]) => part === field)?.[1]
  const keys: Record<string, RegExp> = {
    ...{ municipalityCode: /^place_code:/, subject: /^(topic|group)_code:/, startedOn: /^since:/ },
    ...{ pictures: new RegExp(`^## +${PHOTOGRAPHS}`) },
  }
  const at = file
    .split(/\r?\n/)
    .findIndex((line) =>
      heading
        ? line.startsWith('## ') && line.endsWith(heading)
        : (keys[field] ?? new RegExp(`^${field}:`)).test(line),
    )
  return at === -1 ? null : at + 1
}

type Part = { line: number; words: string }

function readParts(body: string, above: number) {
  const problems: PracticeFileProblem[] = []
  const found = new Map<string, { line: number; lines: string[] }>()
  const known: readonly string[] = [...HEADINGS.map(([, heading]) => heading), PHOTOGRAPHS]
  let current: string[] | null = null
  for (const [at, line] of body.split('\n').entries()) {
    const heading = /^## +(.*\S)\s*$/.exec(line)?.[1]
    const place = { field: 'heading', line: above + at + 1 }
    if (heading !== undefined) {
      if (!known.includes(heading)) problems.push({ ...place, problem: 'unknown' })
      if (found.has(heading)) problems.push({ ...place, problem: 'twice' })
      current = []
      found.set(heading, { line: place.line, lines: current })
    } else if (current) current.push(line)
    // The title stands over the parts once more, for whoever reads the file.
    else if (line.trim() !== '' && !line.startsWith('# ')) problems.push({ ...place, problem: 'unknown' })
  }
  const parts = new Map<string, Part>(
    [...found].map(([heading, { line, lines }]) => [heading, { line, words: lines.join('\n').trim() }]),
  )
  return { parts, problems }
}

function readPictures(part: Part | undefined, problems: PracticeFileProblem[]): PracticeContent['pictures'] {
  if (!part) return []
  return part.words.split('\n').flatMap((line) => {
    if (line.trim() === '') return []
    const [, caption = '', id = ''] = PICTURE.exec(line.trim()) ?? []
    if (id === '') problems.push({ field: 'pictures', line: part.line, problem: 'unreadable' })
    return [{ id, caption: caption.replaceAll(/\\(.)/g, '$1') }]
  })
}
