import { unreadable } from './sheet.ts'

const ZIP = Buffer.from('PK\u0003\u0004')
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/**
 * Decodes the text of a CSV: UTF-8 with a mark or without, UTF-16 by its mark, else windows-1251, as old Excel saves
 * it. The encoding is chosen at the first letter outside ASCII.
 */
export async function* decodeText(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    if (decoder) {
      yield decode(decoder, chunk)
      continue
    }
    held = Buffer.concat([held, chunk])
    if (held.length < 4) continue
    decoder = chooseDecoder(held)
    yield decode(decoder ?? new TextDecoder('ascii'), held)
    held = Buffer.alloc(0)
  }
  if (held.length > 0) decoder = chooseDecoder(held) ?? new TextDecoder()
  if (decoder) yield decode(decoder, held) + decode(decoder)
}

/** Is null while all is ASCII. */
function chooseDecoder(bytes: Buffer): TextDecoder | null {
  if (bytes.subarray(0, 4).equals(ZIP) || bytes.subarray(0, 4).equals(OLD_EXCEL)) throw unreadable('not_csv')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (bytes.includes(0)) throw unreadable('not_csv')
  if (bytes.every((byte) => byte < 0x80)) return null
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  try {
    utf8.decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1251')
  }
  return new TextDecoder('utf-8', { fatal: true })
}

function decode(decoder: TextDecoder, bytes?: Buffer): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
  } catch (error) {
    throw unreadable('encoding', error)
  }
}
