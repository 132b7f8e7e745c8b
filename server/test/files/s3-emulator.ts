/**
 * A small S3: PUT, GET with ranges, HEAD, DELETE and the list of a bucket, with the errors that the documentation of S3
 * names. It counts signatures itself, by the text of "Signature Version 4", so that what signs is checked by another.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type S3Emulator = {
  url: string
  /** By key, without the bucket. Bytes may be changed here, as a broken disk does. */
  objects: Map<string, Buffer>
  /** `PUT /bucket/key`, in the order they came. */
  asked: string[]
  /** What is true of it from now on. */
  mood: { isSilent: boolean; status: number | null; cutAfterBytes: number | null; clockAheadMs: number }
  openSockets: () => Promise<number>
  close: () => Promise<void>
}
export const S3_KEY = { keyId: 'emulated-key', secret: 'a secret of the emulated store' }
export const S3_REGION = 'ru-test-1'
const BUCKET = 'veche'
const SKEW_MS = 15 * 60_000
const PAGE = 2

class S3Error extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(code)
    this.status = status
    this.code = code
  }
}

export async function startS3Emulator(): Promise<S3Emulator> {
  const objects = new Map<string, Buffer>()
  const asked: string[] = []
  const mood: S3Emulator['mood'] = { isSilent: false, status: null, cutAfterBytes: null, clockAheadMs: 0 }
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const url = new URL(request.url ?? '/', 'http://emulator')
    asked.push(`${request.method} ${url.pathname}`)
    if (mood.isSilent) return
    try {
      if (mood.status !== null) throw new S3Error(mood.status, 'SlowDown')
      const body = Buffer.concat(chunks)
      checkSignature(request, url, { body, now: Date.now() + mood.clockAheadMs })
      answer({ request, response, url, body, objects, cutAfterBytes: mood.cutAfterBytes })
    } catch (error) {
      const { status, code } = error instanceof S3Error ? error : new S3Error(500, 'InternalError')
      response.writeHead(status, { 'content-type': 'application/xml' })
      response.end(`<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>no</Message></Error>`)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ objects, asked, mood },
    openSockets: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

type Asked = {
  request: http.IncomingMessage
  response: http.ServerResponse
  url: URL
  body: Buffer
  objects: Map<string, Buffer>
  cutAfterBytes: number | null
}

function answer({ request, response, url, body, objects, cutAfterBytes }: Asked): void {
  const [, bucket = '', ...parts] = url.pathname.split('/')
  if (bucket !== BUCKET) throw new S3Error(404, 'NoSuchBucket')
  const key = parts.join('/')
  const { method } = request
  if (key === '') return void response.end(listOf(objects, url.searchParams))
  if (method === 'PUT') {
    objects.set(key, body)
    return void response.end()
  }
  if (method === 'DELETE') {
    objects.delete(key)
    return void response.writeHead(204).end()
  }
  const bytes = objects.get(key)
  if (bytes === undefined) throw new S3Error(404, 'NoSuchKey')
  if (method === 'HEAD') return void response.writeHead(200, { 'content-length': bytes.length }).end()
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
  const shown = range ? bytes.subarray(Number(range[1]), Number(range[2]) + 1) : bytes
  response.writeHead(range ? 206 : 200, { 'content-length': shown.length })
  if (cutAfterBytes === null) return void response.end(shown)
  response.write(shown.subarray(0, cutAfterBytes), () => response.destroy())
}

function listOf(objects: Map<string, Buffer>, query: URLSearchParams): string {
  if (query.get('list-type') !== '2') throw new S3Error(501, 'NotImplemented')
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token')
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort()
  const left = after === null ? keys : keys.filter((key) => `next>${key}` > after)
  const page = left.slice(0, Math.min(PAGE, Number(query.get('max-keys') ?? PAGE)))
  const isCut = left.length > page.length
  const contents = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>&quot;0&quot;</ETag><Size>${objects.get(key)?.length}</Size></Contents>`,
  )
  const next = isCut ? `<NextContinuationToken>next&gt;${page.at(-1)}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${isCut}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`
}

function checkSignature(
  request: http.IncomingMessage,
  url: URL,
  { body, now }: { body: Buffer; now: number },
) {
  const { headers } = request
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    )
  if (!given) throw new S3Error(403, 'AccessDenied')
  const [, keyId = '', day = '', region = '', names = '', signature = ''] = given
  const moment = String(headers['x-amz-date'])
  const at = Date.parse(moment.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (keyId !== S3_KEY.keyId) throw new S3Error(403, 'InvalidAccessKeyId')
  if (!(Math.abs(at - now) <= SKEW_MS)) throw new S3Error(403, 'RequestTimeTooSkewed')
  if (region !== S3_REGION) throw new S3Error(400, 'AuthorizationHeaderMalformed')
  const signed = names.split(';')
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed.includes(name)))
    throw new S3Error(403, 'AccessDenied')
  const payload = String(headers['x-amz-content-sha256'])
  if (payload !== createHash('sha256').update(body).digest('hex'))
    throw new S3Error(400, 'XAmzContentSHA256Mismatch')
  const canonical = [
    ...[request.method, url.pathname, canonicalQuery(url.searchParams)],
    ...[...signed.map((name) => `${name}:${String(headers[name]).trim()}`), '', names, payload],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const digest = createHash('sha256').update(canonical).digest('hex')
  const text = ['AWS4-HMAC-SHA256', moment, scope, digest].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (last, word) => createHmac('sha256', last).update(word).digest(),
    Buffer.from(`AWS4${S3_KEY.secret}`),
  )
  const made = createHmac('sha256', key).update(text).digest()
  if (!timingSafeEqual(made, Buffer.from(signature, 'hex'))) throw new S3Error(403, 'SignatureDoesNotMatch')
}

function canonicalQuery(query: URLSearchParams): string {
  const written = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  return [...query]
    .map(([name, value]) => `${written(name)}=${written(value)}`)
    .sort()
    .join('&')
}
