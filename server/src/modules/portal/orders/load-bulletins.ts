/** News and orders out to Markdown and in from it as drafts: what would change is told first, then all of it or nothing. */
import { isDeepStrictEqual } from 'node:util'
import type {
  BulletinContent,
  BulletinQuery,
  ImportBulletinsRequest,
  ImportBulletinsResponse,
} from '@veche/contract/portal/orders.ts'
import type { z } from 'zod'
import { loadOrTell, type Tx } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { listContents, lockOwnDrafts, type OwnDraft } from './bulletins.repository.ts'
import {
  type CodesByName,
  type FiledBulletin,
  inLines,
  readBulletins,
  writeBulletins,
} from './domain/bulletin-file.ts'
import type { OrdersContext } from './notify-bulletin.ts'
import { getForReader, readList } from './read-bulletin.ts'
import { addDraft, rewriteDraft } from './save-bulletin.ts'

/** The most of one file; a narrower list has the others. */
const MOST_IN_FILE = 500

/** The version that the reader sees. */
export async function exportBulletin(
  context: OrdersContext,
  one: { bulletinId: string; actor: Actor },
): Promise<string> {
  const { bulletin } = await getForReader(context, one)
  return writeBulletins([{ id: bulletin.id, content: bulletin.content }])
}

type Query = Omit<z.infer<typeof BulletinQuery>, 'limit' | 'cursor'>

/** The list of the page, in its order. */
export async function exportBulletins(
  context: OrdersContext,
  { query, actor }: { query: Query; actor: Actor },
): Promise<string> {
  const { bulletins } = await readList(context, { query: { ...query, limit: MOST_IN_FILE }, actor })
  const ids = bulletins.map(({ id }) => id)
  return writeBulletins(await listContents(context.db, ids))
}

type Import = ImportBulletinsRequest & { isPreview: boolean; actor: Actor }
type Told = ImportBulletinsResponse
type Read = FiledBulletin & { file: string }

export async function importBulletins(
  { db, ...services }: OrdersContext,
  { files, isPreview, actor }: Import,
): Promise<Told> {
  const codes = codesByName(await getDirectory(db))
  const read: Read[] = []
  const problems: Told['problems'] = []
  for (const { name: file, text } of files) {
    const found = readBulletins(text, codes)
    read.push(...found.bulletins.map((one) => ({ ...one, file })))
    problems.push(...found.problems.map((problem) => ({ file, ...problem })))
  }
  const work = (tx: Tx) => writeAll(tx, services, { read, problems, actor })
  return loadOrTell(db, { isPreview, work })
}

function codesByName({ agencies, municipalities }: Directory): CodesByName {
  const byName = (list: readonly { code: string; name: string; shortName: string }[]) =>
    new Map(
      list.flatMap(({ code, name, shortName }) => [name, shortName].map((one) => [one.toLowerCase(), code])),
    )
  return { bodies: byName(agencies), municipalities: byName(municipalities) }
}

type All = { read: readonly Read[]; problems: Told['problems']; actor: Actor }

type Services = Omit<OrdersContext, 'db'>

async function writeAll(tx: Tx, services: Services, { read, problems, actor }: All): Promise<Told> {
  const told: Told = { added: [], changed: [], unchanged: [], filesLeft: [], problems: [...problems] }
  const drafts = await lockOwnDrafts(tx, actor.id)
  for (const one of read) {
    const draft = drafts.find(({ id }) => id === one.id)
    const known = draft ? [draft] : drafts
    const { title } = one.content
    if (known.some(({ content }) => isSame(content, one.content))) {
      told.unchanged.push(title)
      continue
    }
    try {
      await writeOne(tx, services, { one, draft, actor })
    } catch (error) {
      // A refusal is told with its place in the file; anything else ends the import.
      if (!(error instanceof AppError)) throw error
      told.problems.push({ file: one.file, ...placeOfRefusal(one, error), problem: error.code })
      continue
    }
    told[draft ? 'changed' : 'added'].push(title)
    const has = draft?.content.files.map(({ name }) => name) ?? []
    const names = one.fileNames.filter((name) => !has.includes(name))
    if (names.length > 0) told.filesLeft.push({ title, names })
  }
  return told
}

type One = { one: Read; draft: OwnDraft | undefined; actor: Actor }

async function writeOne(tx: Tx, services: Services, { one, draft, actor }: One): Promise<void> {
  if (!draft) return void (await addDraft(tx, services, { content: one.content, actor }))
  const content = { ...one.content, files: draft.content.files }
  await rewriteDraft(tx, services, { draft, content, actor })
}

/** The same paper, whatever files it has and however its lines end. */
function isSame(one: BulletinContent, other: BulletinContent): boolean {
  const bare = (content: BulletinContent) => ({ ...content, text: inLines(content.text), files: [] })
  return isDeepStrictEqual(bare(one), bare(other))
}

function placeOfRefusal({ content, placeOf }: Read, { details }: AppError) {
  const { field, codes } = details
  if (typeof field === 'string' && field !== 'audience') return placeOf(field)
  const { agencyCodes, municipalityCodes } = content.audience
  const isBody =
    agencyCodes.some((code) => Array.isArray(codes) && codes.includes(code)) || municipalityCodes.length === 0
  return placeOf(isBody ? 'audience.agencyCodes' : 'audience.municipalityCodes')
}
