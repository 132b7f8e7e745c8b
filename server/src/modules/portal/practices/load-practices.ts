/** Practices in from files: what would change is told first, and all of it is written or nothing. */
import { isDeepStrictEqual } from 'node:util'
import type {
  ImportPracticesRequest,
  ImportPracticesResponse,
  PracticeContent,
} from '@veche/contract/portal/practices.ts'
import { cutFile } from '@veche/contract/rules/portal/headed-files.ts'
import { loadOrTell, type Tx } from '../../../platform/database/db.ts'
import { AppError, ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { lineOfField, type PracticeFileRead, readPractice } from './domain/practice-file.ts'
import { stateOf } from './domain/practice-state.ts'
import { findPracticeId, getPractice, lockPractice } from './practices.repository.ts'
import { getFor, type PracticesContext } from './read-practices.ts'
import { addPractice, addSubmitted, assertContent } from './save-practice.ts'

type Import = ImportPracticesRequest & { isPreview: boolean; actor: Actor }
type Told = Omit<ImportPracticesResponse, 'problems'>
type Problem = ImportPracticesResponse['problems'][number]
type Read = {
  file: string
  id: string | null
  content: PracticeContent
  lineOf: (field: string) => number | null
}

/** What is loaded waits for somebody else's word, as what is written by hand. */
export async function importPractices(
  context: PracticesContext,
  { files, isPreview, actor }: Import,
): Promise<ImportPracticesResponse> {
  const { read, problems } = readFiles(files)
  const work = (tx: Tx) => writeAll(tx, context, { read, problems, actor })
  return loadOrTell(context.db, { isPreview, work })
}

function readFiles(files: Import['files']): { read: Read[]; problems: Problem[] } {
  const read: Read[] = []
  const problems: Problem[] = []
  for (const { name: file, text } of files) {
    for (const one of readMany(text))
      if ('problems' in one) problems.push(...one.problems.map((problem) => ({ file, ...problem })))
      else if (one.id !== null && read.some(({ id }) => id === one.id))
        problems.push({ file, field: 'id', line: one.lineOf('id'), problem: 'twice' })
      else read.push({ file, ...one })
  }
  return { read, problems }
}

/** A file holds one or many; a line of a problem is that of the whole file. */
type Problems = Extract<PracticeFileRead, { problems: unknown }>

function readMany(text: string): (Omit<Read, 'file'> | Problems)[] {
  const cut = cutFile(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'))
  if (cut.length === 0) return [{ problems: [{ field: 'head', line: 1, problem: 'missing' }] }]
  return cut.map(({ text: own, line: start }) => {
    const one = readPractice(own)
    const ofFile = (line: number | null) => (line === null ? null : line + start - 1)
    if (!('problems' in one)) return { ...one, lineOf: (field) => ofFile(lineOfField(own, field)) }
    return { problems: one.problems.map(({ line, ...problem }) => ({ ...problem, line: ofFile(line) })) }
  })
}

type All = { read: readonly Read[]; problems: readonly Problem[]; actor: Actor }

async function writeAll(tx: Tx, context: PracticesContext, { read, problems, actor }: All) {
  const told: Told = { added: [], changed: [], unchanged: [] }
  const found: Problem[] = [...problems]
  const now = context.clock()
  for (const { file, id, content, lineOf } of read) {
    try {
      await assertContent(context, { content, actor })
      const { kind, fields } = await writeOne(tx, { id, content, actor, now })
      if (kind === 'changed') told.changed.push({ title: content.title, fields })
      else told[kind].push(content.title)
    } catch (error) {
      // A refusal of one file is told with it; anything else ends the import.
      if (!(error instanceof AppError)) throw error
      const field = typeof error.details.field === 'string' ? error.details.field : 'id'
      found.push({ file, field, line: lineOf(field), problem: error.code })
    }
  }
  return { ...told, problems: found }
}

type One = { id: string | null; content: PracticeContent; actor: Actor; now: Date }

type Written = { kind: keyof Told; fields: string[] }

async function writeOne(tx: Tx, { id, content, actor, now }: One): Promise<Written> {
  if (id === null || !(await findPracticeId(tx, id))) {
    await addPractice(tx, { id: id ?? newId(), content, isSubmitted: true, actor, now })
    return { kind: 'added', fields: [] }
  }
  const practice = await lockPractice(tx, id)
  const { isWriter } = await getFor({ db: tx }, { practiceId: id, actor }).catch(asTaken)
  const published = await getPractice(tx, id, { isNewest: false })
  // What readers have is no change either, though a newer version waits.
  if ([practice, published].some((one) => isDeepStrictEqual(inLines(one.content), inLines(content))))
    return { kind: 'unchanged', fields: [] }
  if (!isWriter) throw new InvalidError('practice.forbidden', { field: 'id' })
  if (stateOf(practice) === 'withdrawn') throw new ConflictError('practice.not_open', { field: 'id' })
  await addSubmitted(tx, practice, { content, actor, now })
  return { kind: 'changed', fields: fieldsChanged(inLines(practice.content), inLines(content)) }
}

function fieldsChanged(before: PracticeContent, after: PracticeContent): string[] {
  const known = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after).flatMap(([field, value]) =>
    isDeepStrictEqual(known.get(field), value) ? [] : [field],
  )
}

/** A draft of somebody else has the id: no word of it is told. */
function asTaken(error: unknown): { isWriter: boolean } {
  if (error instanceof NotFoundError) throw new InvalidError('practice.forbidden', { field: 'id' })
  throw error
}

/** A file has ends of lines of its own. */
function inLines(content: PracticeContent): PracticeContent {
  const tidy = (words: string) => words.replaceAll('\r\n', '\n')
  const { problem, done, cost, pictures, ...rest } = content
  return {
    ...{ ...rest, problem: tidy(problem), done: tidy(done), cost: tidy(cost) },
    pictures: pictures.map(({ id, caption }) => ({ id, caption: tidy(caption).replaceAll('\n', ' ') })),
  }
}
