/**
 * Reads a form with files as loosely as Telegram does, because clients leave out the spaces and quotes that the
 * parser of Node insists on.
 */
import type { UploadedFile } from '../lib/uploads.ts'

export type Form = { fields: Map<string, string>; files: Map<string, UploadedFile> }

const HEAD_END = Buffer.from('\r\n\r\n')

export function readMultipart(contentType: string, body: Buffer): Form {
  const form: Form = { fields: new Map(), files: new Map() }
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  const mark = Buffer.from(`--${quoted ?? plain ?? ''}`)
  for (let from = body.indexOf(mark); from !== -1; ) {
    const to = body.indexOf(mark, from + mark.length)
    if (to === -1) break
    // Between the mark's own line and the line break before the next mark.
    readPart(form, body.subarray(from + mark.length + 2, to - 2))
    from = to
  }
  return form
}

function readPart({ fields, files }: Form, part: Buffer): void {
  const end = part.indexOf(HEAD_END)
  if (end === -1) return
  const head = part.subarray(0, end).toString('utf8')
  const content = part.subarray(end + HEAD_END.length)
  const name = paramOf(head, 'name')
  const fileName = paramOf(head, 'filename')
  if (name === null) return
  if (fileName === null) fields.set(name, content.toString('utf8'))
  else
    files.set(name, {
      name: fileName,
      contentType: /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? 'application/octet-stream',
      bytes: Buffer.from(content),
    })
}

function paramOf(head: string, name: string): string | null {
  const [, quoted, plain] = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(head) ?? []
  return quoted ?? plain ?? null
}
