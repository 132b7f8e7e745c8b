import { expect, it } from 'vitest'
import { extensionOf, findFileKind, isShownInPlace } from './file-kind.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** An archive with nothing in its entries: only their names count. */
function zipOf(names: readonly string[], first = ''): Buffer {
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46 + Buffer.byteLength(name))
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.write(name, 46)
    return entry
  })
  const head = Buffer.concat([latin1('PK\x03\x04'), Buffer.alloc(26), latin1(first)])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt32LE(head.length, 16)
  return Buffer.concat([head, ...entries, end])
}
const storageOf = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ])
const odt = 'mimetypeapplication/vnd.oasis.opendocument.text'

it.each([
  ['\xff\xd8\xff\xe0', 'image/jpeg', 'jpg'],
  ['\x89PNG\r\n\x1a\n', 'image/png', 'png'],
  ['GIF89a', 'image/gif', 'gif'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp', 'webp'],
  ['\0\0\0\x1cftypavif', 'image/avif', 'avif'],
  ['\0\0\0\x18ftypheic', 'image/heic', 'heic'],
  ['\0\0\0\x18ftypisom', 'video/mp4', 'mp4'],
  ['\0\0\0\x14ftypqt  ', 'video/quicktime', 'mov'],
  ['\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm', 'video/webm', 'webm'],
  ['OggS\0\x02', 'audio/ogg', 'ogg'],
  ['ID3\x04', 'audio/mpeg', 'mp3'],
  ['RIFF\x10\0\0\0WAVEfmt ', 'audio/wav', 'wav'],
  ['\0\0\0\x1cftypM4A ', 'audio/mp4', 'm4a'],
  ['%PDF-1.4', 'application/pdf', 'pdf'],
])('knows %j as %s', (head, contentType, extension) => {
  expect(findFileKind(latin1(`${head}${'\0'.repeat(32)}`))).toMatchObject({ contentType, extension })
  expect(extensionOf(contentType)).toBe(extension)
})

it.each([
  [zipOf(['[Content_Types].xml', 'word/document.xml']), 'docx'],
  [zipOf(['[Content_Types].xml', 'xl/workbook.xml']), 'xlsx'],
  [zipOf(['ppt/presentation.xml']), 'pptx'],
  [zipOf(['mimetype', 'content.xml'], odt), 'odt'],
  [storageOf('WordDocument'), 'doc'],
  [storageOf('Workbook'), 'xls'],
])('knows a document of an office: %#', (bytes, extension) => {
  expect(findFileKind(bytes)).toMatchObject({ family: 'document', extension })
})

it.each([
  zipOf(['a.exe']),
  zipOf(['word/document.xml', 'word/vbaProject.bin']),
  zipOf(['word/document.xml', 'word/VBAPROJECT.BIN']),
  zipOf(['word/document.xml', ...Array<string>(5000).fill('word/a.xml'), 'word/vbaProject.bin']),
  zipOf(['mimetype', 'Basic/Standard/Module1.xml'], odt),
  zipOf([]),
  storageOf('WordDocument', '_VBA_PROJECT'),
  storageOf('Installer'),
  ...[
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<!DOCTYPE html>',
    'MZ',
    '\x7fELF',
    '#!/bin/sh',
    '{}',
    '',
  ].map(latin1),
  ...[
    'Rar!\x1a\x07',
    '\x1f\x8b\x08',
    'RIFF\0\0\0\0AVI ',
    'PK\x03\x04',
    'PK\x05\x06',
    '\xff\xd8',
    '\x1a\x45\xdf\xa3',
  ].map(latin1),
])('takes nothing else: %#', (bytes) => expect(findFileKind(bytes)).toBeNull())

it('does not read past the end of an archive that lies about itself', () => {
  const lying = zipOf(['word/document.xml'])
  lying.writeUInt32LE(0xffffffff, lying.length - 6)
  expect(findFileKind(lying)).toBeNull()
  for (let length = 0; length < lying.length; length += 1)
    expect(findFileKind(lying.subarray(0, length))).toBeNull()
})

it.each([
  'application/pdf',
  'image/heic',
  'image/tiff',
  'application/msword',
  'video/x-matroska',
  'text/html',
])('does not open %s in our name', (contentType) => expect(isShownInPlace(contentType)).toBe(false))
