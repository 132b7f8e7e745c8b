/** Signed requests to the one endpoint that the settings name, each with limits on its time and size. */
import type http from 'node:http'
import { AwsV4Signer } from 'aws4fetch'
import { openOutside, readBeginning, readBody } from '../../http/outside/open-outside.ts'
import { FileStoreError, failureOf } from './bucket-error.ts'
import { resolveStoreSecret, type StoreSettings } from './bucket-settings.ts'

export type StoreLimits = {
  /** From the question to the beginning of its answer, and for an answer that is read whole. */
  answerMs: number
  /** Between two pieces of a file. */
  idleMs: number
}
export const STORE_LIMITS: StoreLimits = { answerMs: 60_000, idleMs: 20_000 }

export type Ask = {
  method: 'GET' | 'PUT' | 'HEAD' | 'DELETE'
  /** After the prefix of the settings; null: the bucket itself. */
  key: string | null
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  body?: { bytes: Uint8Array; sha256: string }
}
/** `code`: that of S3, where the status is one of a failure and the answer has a body. */
export type Answer = { status: number; code: string | null; message: http.IncomingMessage }
export type StoreRequests = {
  /** Resolves at the beginning of an answer, whatever its status. Who takes a body reads it or destroys it. */
  ask: (ask: Ask) => Promise<Answer>
  /** Asks for what is short enough to be read at once. */
  read: (ask: Ask, mostBytes: number) => Promise<{ status: number; code: string | null; body: Buffer }>
}

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const MOST_ERROR_BYTES = 4096

export function createStoreRequests(settings: StoreSettings, limits: StoreLimits): StoreRequests {
  const secretAccessKey = resolveStoreSecret(settings)
  const { endpoint, bucket, prefix, region, keyId: accessKeyId } = settings

  async function send({ method, key, query = {}, headers = {}, body }: Ask, signal: AbortSignal) {
    const place = key === null ? '' : `/${prefix === '' ? key : `${prefix}/${key}`}`
    const signed = await new AwsV4Signer({
      ...{ method, url: `${endpoint}/${bucket}${place}?${new URLSearchParams(query)}` },
      ...{ accessKeyId, secretAccessKey, region, service: 's3' },
      headers: { ...headers, 'x-amz-content-sha256': body?.sha256 ?? EMPTY_SHA256 },
    }).sign()
    return await openOutside(
      { url: signed.url },
      {
        ...{ method, signal, idleMs: limits.idleMs, headers: Object.fromEntries(signed.headers) },
        ...(body && { body: body.bytes }),
      },
    )
  }

  async function begin(ask: Ask, signal: AbortSignal): Promise<Answer> {
    const message = await send(ask, signal)
    const status = message.statusCode ?? 0
    if (status < 300 || ask.method === 'HEAD') return { status, code: null, message }
    return { status, code: codeIn(await readBeginning(message, MOST_ERROR_BYTES)), message }
  }

  return {
    async ask(ask) {
      const limit = new AbortController()
      const timer = setTimeout(() => limit.abort(), limits.answerMs)
      try {
        return await begin(ask, limit.signal)
      } catch (cause) {
        throw silence(cause)
      } finally {
        clearTimeout(timer)
      }
    },
    async read(ask, mostBytes) {
      try {
        const { status, code, message } = await begin(ask, AbortSignal.timeout(limits.answerMs))
        if (status >= 300) message.destroy()
        return { status, code, body: status < 300 ? await readBody(message, mostBytes) : Buffer.alloc(0) }
      } catch (cause) {
        throw silence(cause)
      }
    },
  }
}

/** Throws unless the status says that it was done. */
export function mustBeDone({ status, code }: Pick<Answer, 'status' | 'code'>): void {
  if (status < 200 || status >= 300) throw new FileStoreError(failureOf(status, code))
}

export function silence(cause: unknown): FileStoreError {
  return cause instanceof FileStoreError ? cause : new FileStoreError('silent', { cause })
}

function codeIn(body: Buffer): string | null {
  return /<Code>([A-Za-z0-9.]{1,64})<\/Code>/.exec(body.toString('latin1'))?.[1] ?? null
}
