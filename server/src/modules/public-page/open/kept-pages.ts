/** Pages that are the same for everybody are made once in a while, and packed once. */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

const packGzip = promisify(gzip)
const packBrotli = promisify(brotliCompress)
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

type Body = { status: number; text: string }
type Packed = Body & Record<'br' | 'gzip', Promise<Buffer>>
type Kept = { value: Promise<unknown>; until: number }

export type KeptPages = {
  /** What is dear to compute, for as long as a page is kept. */
  keep: <T>(key: string, make: () => Promise<T>) => Promise<T>
  send: (
    exchange: { request: FastifyRequest; reply: FastifyReply },
    page: PageToKeep,
  ) => Promise<FastifyReply>
}
export type PageToKeep = {
  /** What the page depends on besides the data: path, query, language. */
  key: string
  type: string
  make: () => Promise<Body>
}

/** Whoever asks while a page is made waits for that one; what is too old is made anew by the first who asks. */
export function createKeptPages({
  keepMs,
  most,
  now,
}: {
  keepMs: number
  most: number
  now: () => number
}): KeptPages {
  const kept = new Map<string, Kept>()

  function keep<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = kept.get(key)
    if (known && known.until > now()) return known.value as Promise<T>
    const value = make()
    value.catch(() => kept.delete(key))
    kept.delete(key)
    kept.set(key, { value, until: now() + keepMs })
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return value
  }

  return {
    keep,
    async send({ request, reply }, page) {
      const found = await keep(page.key, async () => pack(await page.make()))
      const accepted = String(request.headers['accept-encoding'] ?? '')
      const packing = (['br', 'gzip'] as const).find((one) => new RegExp(`\\b${one}\\b`).test(accepted))
      return reply
        .status(found.status)
        .type(page.type)
        .headers({
          'cache-control': `public, max-age=${Math.round(keepMs / 1000)}`,
          vary: 'accept-encoding, accept-language',
          ...(packing && { 'content-encoding': packing }),
        })
        .send(packing ? await found[packing] : found.text)
    },
  }
}

function pack(body: Body): Packed {
  return { ...body, br: packBrotli(body.text, QUALITY), gzip: packGzip(body.text) }
}
