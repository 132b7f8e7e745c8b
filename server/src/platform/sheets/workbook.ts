import { posix } from 'node:path'
import { isDateFormat } from './cell-values.ts'
import { unreadable } from './sheet.ts'
import { readXml } from './xml-stream.ts'
import type { ZipArchive } from './zip-archive.ts'

export type Workbook = {
  sheetPath: string
  sharedStringsPath: string | null
  is1904: boolean
  /** Tells by the style of a cell whether it shows a moment. */
  isDateStyle: readonly boolean[]
}

/** Finds the first sheet that a person sees, and what its cells refer to. */
export async function readWorkbook(zip: ZipArchive): Promise<Workbook> {
  const root = await readRelations(zip, '_rels/.rels', '')
  const path = root.find(({ type }) => type === 'officeDocument')?.target
  if (!path || !zip.has(path)) throw unreadable('not_xlsx')
  const { sheetId, is1904 } = await readSheets(zip, path)
  const folder = posix.dirname(path)
  const relations = await readRelations(
    zip,
    posix.join(folder, '_rels', `${posix.basename(path)}.rels`),
    folder,
  )
  const sheetPath = relations.find(({ id }) => id === sheetId)?.target
  if (!sheetPath) throw unreadable('broken')
  const target = (type: string) => {
    const found = relations.find((relation) => relation.type === type)?.target
    return found && zip.has(found) ? found : null
  }
  const stylesPath = target('styles')
  return {
    sheetPath,
    sharedStringsPath: target('sharedStrings'),
    is1904,
    isDateStyle: stylesPath ? await readStyles(zip, stylesPath) : [],
  }
}

type Relation = { id: string; type: string; target: string }

async function readRelations(zip: ZipArchive, path: string, folder: string): Promise<Relation[]> {
  if (!zip.has(path)) throw unreadable('not_xlsx')
  const relations: Relation[] = []
  await readXml(await zip.read(path), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.push({ id: Id, type: posix.basename(Type), target })
    },
  })
  return relations
}

async function readSheets(zip: ZipArchive, path: string) {
  const sheets: { id: string; isHidden: boolean }[] = []
  let is1904 = false
  await readXml(await zip.read(path), {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1]
      const isHidden = (attributes.state ?? 'visible') !== 'visible'
      if (id) sheets.push({ id, isHidden })
    },
  })
  const sheet = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]
  if (!sheet) throw unreadable('broken')
  return { sheetId: sheet.id, is1904 }
}

async function readStyles(zip: ZipArchive, path: string): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const isDate: boolean[] = []
  let isInCells = false
  await readXml(await zip.read(path), {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') isInCells = true
      if (name !== 'xf' || !isInCells) return
      isDate.push(isDateFormat(Number(numFmtId), codes.get(Number(numFmtId))))
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return isDate
}
