/** Documents of offices: folders packed into one file, known by what lies in them. One with macros is no document. */

type Office = { contentType: string; extension: string }

const OPEN_XML = 'application/vnd.openxmlformats-officedocument'
const BY_FOLDER: readonly (readonly [string, Office])[] = [
  ['word/document.xml', { contentType: `${OPEN_XML}.wordprocessingml.document`, extension: 'docx' }],
  ['xl/workbook.xml', { contentType: `${OPEN_XML}.spreadsheetml.sheet`, extension: 'xlsx' }],
  ['ppt/presentation.xml', { contentType: `${OPEN_XML}.presentationml.presentation`, extension: 'pptx' }],
]
const OPEN_DOCUMENT: Record<string, string> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
}
const BY_STREAM: readonly (readonly [string, Office])[] = [
  ['WordDocument', { contentType: 'application/msword', extension: 'doc' }],
  ['Workbook', { contentType: 'application/vnd.ms-excel', extension: 'xls' }],
  ['PowerPoint Document', { contentType: 'application/vnd.ms-powerpoint', extension: 'ppt' }],
]

export const OFFICE_KINDS: readonly Office[] = [
  ...[...BY_FOLDER, ...BY_STREAM].map(([, office]) => office),
  ...Object.entries(OPEN_DOCUMENT).map(([contentType, extension]) => ({ contentType, extension })),
]

const ZIP = 'PK\x03\x04'
const DIRECTORY_END = Buffer.from('PK\x05\x06', 'latin1')
const DIRECTORY_ENTRY = 0x02014b50
const MOST_ENTRIES = 5000
const STORAGE = 'd0cf11e0a1b11ae1'

export function findDocumentInZip(bytes: Buffer): Office | null {
  if (bytes.toString('latin1', 0, 4) !== ZIP) return null
  const names = listNames(bytes)
  if (names.length === 0 || names.some((name) => /vbaProject|^Basic\/|^Scripts\//i.test(name))) return null
  const known = BY_FOLDER.find(([name]) => names.includes(name))
  return known ? known[1] : findOpenDocument(bytes)
}

/** Its first entry is its kind, unpacked. */
function findOpenDocument(bytes: Buffer): Office | null {
  const nameEnd = 30 + 'mimetype'.length
  if (bytes.toString('latin1', 30, nameEnd) !== 'mimetype') return null
  const said = bytes.toString('latin1', nameEnd, nameEnd + 64)
  const contentType = Object.keys(OPEN_DOCUMENT)
    .filter((type) => said.startsWith(type))
    .at(-1)
  const extension = contentType && OPEN_DOCUMENT[contentType]
  return contentType && extension ? { contentType, extension } : null
}

/** Of the directory at the end: nothing is unpacked. */
function listNames(bytes: Buffer): string[] {
  const end = bytes.lastIndexOf(DIRECTORY_END)
  if (end < 0 || end + 22 > bytes.length) return []
  const names: string[] = []
  let at = bytes.readUInt32LE(end + 16)
  while (names.length < MOST_ENTRIES && at + 46 <= bytes.length) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) break
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    names.push(bytes.toString('utf8', at + 46, at + 46 + (name ?? 0)))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  // What stands beyond was not looked at, so it is no document.
  if (names.length === MOST_ENTRIES) return []
  return names
}

export function findDocumentInStorage(bytes: Buffer): Office | null {
  if (bytes.toString('hex', 0, 8) !== STORAGE) return null
  const has = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (has('_VBA_PROJECT')) return null
  return BY_STREAM.find(([stream]) => has(stream))?.[1] ?? null
}
