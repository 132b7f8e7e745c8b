/** A form as a browser sends it, with files or without; Node reads both by itself. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError, InvalidError } from '../../platform/errors.ts'

export type EnteredFile = { contentType: string; bytes: Buffer }
export type EnteredForm = {
  text: (name: string) => string
  all: (name: string) => string[]
  files: (name: string) => Promise<EnteredFile[]>
}

const TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data']
/** More fields than any form of ours has. */
const MOST_FIELDS = 60

export function acceptForms(app: FastifyInstance, bodyLimit: number): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(TYPES, { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
    done(null, body),
  )
}

/** Forms with photos are read whole: more than these at once would fill the memory. */
const MOST_AT_ONCE = 8

/** Whoever comes past the limit is asked to send once more in a moment. */
export function limitFormsAtOnce(app: FastifyInstance): void {
  let reading = 0
  app.addHook('onRequest', async ({ method }, { raw }) => {
    if (method !== 'POST') return
    if (reading >= MOST_AT_ONCE) throw new AppError('http.unavailable', 503)
    reading += 1
    const leave = once(() => {
      reading -= 1
    })
    // A browser that went away ends no answer, only the connection.
    raw.once('finish', leave)
    raw.once('close', leave)
  })
}

function once(run: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) run()
    isDone = true
  }
}

export async function readForm({ headers, body }: FastifyRequest): Promise<EnteredForm> {
  const form = await parse(headers['content-type'] ?? '', Buffer.isBuffer(body) ? body : Buffer.alloc(0))
  const all = (name: string) =>
    form
      .getAll(name)
      .filter((value) => typeof value === 'string')
      .map(clean)
  return {
    all,
    text: (name) => all(name)[0] ?? '',
    async files(name) {
      const files = form.getAll(name).flatMap((value) => (typeof value === 'string' ? [] : [value]))
      // A field of files that was left empty comes as one without a name; one that was chosen has a name, also if it is empty.
      const chosen = files.filter((file) => file.size > 0 || file.name !== '')
      return Promise.all(
        chosen.map(async (file) => ({
          ...{ contentType: file.type, bytes: Buffer.from(await file.arrayBuffer()) },
        })),
      )
    },
  }
}

async function parse(contentType: string, body: Buffer): Promise<FormData> {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData()
    if ([...form.keys()].length <= MOST_FIELDS) return form
  } catch (error) {
    throw new InvalidError('http.bad_request', {}, { cause: error })
  }
  throw new InvalidError('http.bad_request')
}

/** PostgreSQL stores no zero byte, and half a surrogate pair is no letter. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().replaceAll('\r\n', '\n')
}
