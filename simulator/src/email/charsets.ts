/** Writes letters in the alphabets of old programs, as far as the platform can read them back. */

export type Charset = 'utf-8' | 'windows-1251' | 'koi8-r'

function createTableOf(charset: Charset): Map<string, number> {
  const decoder = new TextDecoder(charset)
  return new Map(
    Array.from({ length: 128 }, (_, index) => [decoder.decode(new Uint8Array([index + 128])), index + 128]),
  )
}

const TABLES = { 'windows-1251': createTableOf('windows-1251'), 'koi8-r': createTableOf('koi8-r') }

/** Writes a question mark for what the alphabet lacks, as those programs do. */
export function encode(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text)
  const table = TABLES[charset]
  return Buffer.from(
    Array.from(text, (sign) =>
      sign.charCodeAt(0) < 128 && sign.length === 1 ? sign.charCodeAt(0) : (table.get(sign) ?? 63),
    ),
  )
}

export function encodeWord(text: string, charset: Charset = 'utf-8'): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  // A word may be 75 signs long, so long texts are cut between letters.
  const pieces = text.match(/.{1,20}/gsu) ?? []
  return pieces.map((piece) => `=?${charset}?B?${encode(piece, charset).toString('base64')}?=`).join('\r\n ')
}

export function foldBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n')
}
