/** A form as a browser sends it, with files or without; Node reads both by itself. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { InvalidError } from '../../../platform/errors.ts'

export type EnteredFile = { contentType: string; bytes: Buffer }
export type EnteredForm = {
  text: (name: string) => string
  all: (name: string) => string[]
  files: (name: string) => Promise<EnteredFile[]>
}

const TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data']
/** More fields than any form of ours has. */
const MOST_FIELDS = 60
/** Of all its words together; each field has a limit of its own, which is told to whoever wrote too much. */
const MOST_TEXT = 1_000_000
/** The same as bytes: a Cyrillic letter is six of them there. */
const MOST_WORD_BYTES = 3_000_000
/** Name, file name and type of a part. */
const LONGEST_HEAD = 4_096

export function acceptForms(app: FastifyInstance, bodyLimit: number): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(TYPES, { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
    done(null, body),
  )
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
  const type = formTypeOf(contentType)
  if (type === null || !isReadable(body, type)) throw new InvalidError('http.bad_request')
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': type.header },
    }).formData()
    if ([...form.keys()].length <= MOST_FIELDS && textLengthOf(form) <= MOST_TEXT) return form
  } catch (error) {
    throw new InvalidError('http.bad_request', {}, { cause: error })
  }
  throw new InvalidError('http.bad_request')
}

/** As browsers say it, with the signs that the standard allows; `mark` stands before each field. */
const MULTIPART = /^multipart\/form-data;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'+.-]{1,70}))$/i

/**
 * What is counted and what is read are told by one header that has one meaning: of two boundaries one would be counted
 * and the other one read.
 */
export function formTypeOf(contentType: string): FormType | null {
  const said = contentType.trim()
  const [, quoted, bare] = MULTIPART.exec(said) ?? []
  const boundary = quoted ?? bare
  if (boundary !== undefined)
    return { header: `multipart/form-data; boundary="${boundary}"`, mark: `--${boundary}`, hasParts: true }
  if (/^application\/x-www-form-urlencoded\s*(;\s*charset="?utf-8"?\s*)?$/i.test(said))
    return { header: 'application/x-www-form-urlencoded', mark: '&', hasParts: false }
  return null
}

type FormType = { header: string; mark: string; hasParts: boolean }

/** Before it is read: the time to read it grows with the number of fields and with what stands above each. */
function isReadable(body: Buffer, { mark, hasParts }: FormType): boolean {
  if (!hasParts && body.length > MOST_WORD_BYTES) return false
  let count = 0
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) {
    count += 1
    if (count > MOST_FIELDS) return false
    if (hasParts && !hasShortHead(body, at + mark.length)) return false
  }
  return true
}

/** `at`: behind the mark of a part, or of the end. */
function hasShortHead(body: Buffer, at: number): boolean {
  if (body.toString('latin1', at, at + 2) === '--') return true
  return body.subarray(at, at + LONGEST_HEAD).includes('\r\n\r\n')
}

function textLengthOf(form: FormData): number {
  return [...form.values()].reduce((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0)
}

/** PostgreSQL stores no zero byte, and half a surrogate pair is no letter. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().replaceAll('\r\n', '\n')
}
