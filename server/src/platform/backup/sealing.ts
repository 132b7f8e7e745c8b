/**
 * Encrypts streams of any length with AES-256-GCM. A file is laid out as mark (8) · salt (16) · chunks; a chunk is up to
 * 64 KB and its tag (16). Each file has a key of its own, made from the folder's key, the salt and the file's name, so a
 * file that takes the place of another does not open. The nonce counts chunks and says which is the last, so neither a
 * moved nor a missing chunk goes unseen.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'

const MARK = Buffer.from('VECHEB01')
const SALT_BYTES = 16
const HEAD_BYTES = MARK.length + SALT_BYTES
const CHUNK_BYTES = 64 * 1024
const TAG_BYTES = 16
const CIPHER = 'aes-256-gcm'

/** What was read is not what was written, or the key is another one. */
export class DamagedFile extends Error {
  override name = 'DamagedFile'

  constructor(fileName: string) {
    super(`${fileName} is damaged: it is not what was written`)
  }
}

export function createSealer(key: Buffer, fileName: string): Transform {
  const salt = randomBytes(SALT_BYTES)
  const fileKey = keyOf(key, salt, fileName)
  let count = 0
  const seal = (chunk: Buffer, isLast: boolean) => {
    const cipher = createCipheriv(CIPHER, fileKey, nonceOf(count, isLast))
    count += 1
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
  }
  const cut = cutInto(CHUNK_BYTES)
  let isBegun = false
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      if (!isBegun) this.push(Buffer.concat([MARK, salt]))
      isBegun = true
      for (const chunk of cut.add(bytes)) this.push(seal(chunk, false))
      done()
    },
    flush(done) {
      if (!isBegun) this.push(Buffer.concat([MARK, salt]))
      this.push(seal(cut.rest(), true))
      done()
    },
  })
}

export function createOpener(key: Buffer, fileName: string): Transform {
  const cut = cutInto(CHUNK_BYTES + TAG_BYTES)
  let head = Buffer.alloc(0)
  let fileKey: Buffer | null = null
  let count = 0
  const open = (chunk: Buffer, isLast: boolean) => {
    if (fileKey === null || chunk.length < TAG_BYTES) throw new DamagedFile(fileName)
    const decipher = createDecipheriv(CIPHER, fileKey, nonceOf(count, isLast), { authTagLength: TAG_BYTES })
    count += 1
    decipher.setAuthTag(chunk.subarray(-TAG_BYTES))
    const text = decipher.update(chunk.subarray(0, -TAG_BYTES))
    try {
      decipher.final()
    } catch {
      throw new DamagedFile(fileName)
    }
    return text
  }
  const readHead = (bytes: Buffer): Buffer => {
    head = Buffer.concat([head, bytes])
    if (head.length < HEAD_BYTES) return Buffer.alloc(0)
    if (!head.subarray(0, MARK.length).equals(MARK)) throw new DamagedFile(fileName)
    fileKey = keyOf(key, head.subarray(MARK.length, HEAD_BYTES), fileName)
    return head.subarray(HEAD_BYTES)
  }
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      done(
        attempt(() => {
          for (const chunk of cut.add(fileKey === null ? readHead(bytes) : bytes))
            this.push(open(chunk, false))
        }),
      )
    },
    flush(done) {
      done(
        attempt(() => {
          this.push(open(cut.rest(), true))
        }),
      )
    },
  })
}

function attempt(work: () => void): Error | null {
  try {
    work()
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function keyOf(key: Buffer, salt: Buffer, fileName: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `veche backup file ${fileName}`, 32))
}

function nonceOf(count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(count, 7)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

/** Cuts into pieces of one size and keeps the last one back, because whether it is the last is known at the end. */
function cutInto(size: number) {
  let kept: Buffer[] = []
  let length = 0
  return {
    add(bytes: Buffer): Buffer[] {
      kept.push(bytes)
      length += bytes.length
      if (length <= size) return []
      const all = Buffer.concat(kept, length)
      const pieces: Buffer[] = []
      let start = 0
      while (length - start > size) {
        pieces.push(all.subarray(start, start + size))
        start += size
      }
      kept = [all.subarray(start)]
      length -= start
      return pieces
    },
    rest: () => Buffer.concat(kept, length),
  }
}
