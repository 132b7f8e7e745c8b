/**
 * Files in a bucket of an S3-compatible store, under the names that they have in the data folder: `aa/<hash>`,
 * `attachments/aa/<hash>`. Another node of the region needs no shared folder then.
 */
import { createHash, randomUUID } from 'node:crypto'
import { PassThrough, type Readable, Transform } from 'node:stream'
import { damagedFile, type FileStore, hashOf, placeOf } from '../files.ts'
import { FileStoreError, failureOf } from './bucket-error.ts'
import {
  createStoreRequests,
  mustBeDone,
  STORE_LIMITS,
  type StoreLimits,
  silence,
} from './bucket-requests.ts'
import type { StoreSettings } from './bucket-settings.ts'

/** `path`: after the prefix of the settings. */
export type Stored = { path: string; bytes: number; changedMs: number }
export type Bucket = {
  /** `shelf`: empty, or the folder that a kind of files has for itself. */
  shelf: (name: string) => FileStore
  /** Every file, in the order of the signs of its path. */
  list: () => AsyncGenerator<Stored>
  /** Throws where the store does not answer, or the key may not look into the bucket. */
  look: () => Promise<void>
  /** Writes, reads and removes a file of its own; throws a sentence that says what has to be mended. */
  prove: () => Promise<void>
}

/** A file is 10 MB at most, what networks give 50 MB. */
const MOST_FILE_BYTES = 512 * 1024 ** 2
const MOST_LIST_BYTES = 8 * 1024 ** 2
/** No shelf is called so, and what is listed leaves it out. */
const PROBES = '_probe'

/** A page of health and a start do not wait as long as a file may take. */
const LOOK_LIMITS: StoreLimits = { answerMs: 2_500, idleMs: 2_500 }

export function openBucket(settings: StoreSettings, limits: StoreLimits = STORE_LIMITS): Bucket {
  const requests = createStoreRequests(settings, limits)
  const looks = createStoreRequests(settings, LOOK_LIMITS)
  const root = settings.prefix === '' ? '' : `${settings.prefix}/`

  async function listPage(after: string | null, most: number, by = requests) {
    const query = {
      ...{ 'list-type': '2', 'max-keys': String(most), prefix: root },
      ...(after !== null && { 'continuation-token': after }),
    }
    const answer = await by.read({ method: 'GET', key: null, query }, MOST_LIST_BYTES)
    mustBeDone(answer)
    return readList(answer.body.toString('utf8'), root)
  }

  return {
    shelf: (name) => createShelf(requests, name === '' ? '' : `${name}/`),
    async *list() {
      let after: string | null = null
      do {
        const page: ListPage = await listPage(after, 1000)
        for (const one of page.files) if (!one.path.startsWith(`${PROBES}/`)) yield one
        after = page.next
      } while (after !== null)
    },
    async look() {
      await listPage(null, 1, looks)
    },
    async prove() {
      await listPage(null, 1, looks)
      const bytes = Buffer.from(randomUUID())
      const probes = createShelf(requests, `${PROBES}/`)
      const hash = await probes.save(bytes)
      const read = await probes.find(hash)
      await probes.remove(hash)
      if (read === null) throw new FileStoreError('unclear')
    },
  }
}

function createShelf({ ask, read }: ReturnType<typeof createStoreRequests>, folder: string): FileStore {
  const keyOf = (hash: string) => `${folder}${placeOf(hash)}`

  async function sizeOf(hash: string): Promise<number | null> {
    const { status, message } = await ask({ method: 'HEAD', key: keyOf(hash) })
    message.resume()
    if (status === 404) return null
    mustBeDone({ status, code: null })
    return Number(message.headers['content-length'] ?? -1)
  }

  return {
    async save(bytes) {
      const sha256 = hashOf(bytes)
      if ((await sizeOf(sha256)) === bytes.length) return sha256
      // The store counts the hash too, so what was cut or changed on its way is refused and not kept.
      const headers = { 'content-type': 'application/octet-stream' }
      mustBeDone(
        await read({ method: 'PUT', key: keyOf(sha256), headers, body: { bytes, sha256 } }, MOST_LIST_BYTES),
      )
      return sha256
    },
    has: async (hash) => (await sizeOf(hash)) !== null,
    async find(hash) {
      const { status, code, body } = await read({ method: 'GET', key: keyOf(hash) }, MOST_FILE_BYTES)
      if (isAbsent(status, code)) return null
      mustBeDone({ status, code })
      if (hashOf(body) !== hash) throw damagedFile()
      return body
    },
    async open(hash, range) {
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : {}
      const { status, code, message } = await ask({ method: 'GET', key: keyOf(hash), headers })
      if (isAbsent(status, code)) return null
      if (status !== (range ? 206 : 200)) {
        message.destroy()
        throw new FileStoreError(status < 300 ? 'unclear' : failureOf(status, code))
      }
      return through(message, range ? new PassThrough() : checkedBytes(hash))
    },
    async remove(hash) {
      const { status, code } = await read({ method: 'DELETE', key: keyOf(hash) }, MOST_LIST_BYTES)
      if (!isAbsent(status, code)) mustBeDone({ status, code })
    },
  }
}

function isAbsent(status: number, code: string | null): boolean {
  return status === 404 && code !== 'NoSuchBucket'
}

/** When the reader goes the connection to the store is closed; when that breaks the reader hears that it did. */
function through(message: Readable, reader: Transform): Readable {
  message.on('error', (error) => reader.destroy(silence(error)))
  reader.on('close', () => message.destroy())
  return message.pipe(reader)
}

function checkedBytes(hash: string): Transform {
  const counted = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      counted.update(chunk)
      done(null, chunk)
    },
    flush: (done) => done(counted.digest('hex') === hash ? null : damagedFile()),
  })
}

type ListPage = { files: Stored[]; next: string | null }

/** Keys of ours hold no sign that XML writes in another way. What else lies in the bucket is not ours. */
function readList(xml: string, root: string): ListPage {
  if (!xml.includes('<ListBucketResult')) throw new FileStoreError('unclear')
  const files = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = '']) => {
    const key = tagIn(entry, 'Key')
    if (key === null || !key.startsWith(root)) return []
    const path = key.slice(root.length)
    if (!/^([a-z_]+\/)?[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path)) return []
    return [
      {
        path,
        bytes: Number(tagIn(entry, 'Size')),
        changedMs: Date.parse(tagIn(entry, 'LastModified') ?? ''),
      },
    ]
  })
  const isCut = tagIn(xml, 'IsTruncated') === 'true'
  const next = tagIn(xml, 'NextContinuationToken')
  if (isCut && next === null) throw new FileStoreError('unclear')
  return { files, next: isCut && next !== null ? unescapeXml(next) : null }
}

function tagIn(xml: string, name: string): string | null {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null
}

function unescapeXml(text: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_whole, name: string) => signs[name] ?? '')
}
