/** Takes files as bytes and not in a form: `content-type` holds the kind, and the name comes beside. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { FILE_TYPES } from '../pictures/clean-file.ts'
import { FILE_SECURITY_POLICY } from './security.ts'

export const MAX_FILE_BYTES = 10 * 1024 * 1024

/** `more`: kinds that one room takes beside photographs and PDF. */
export function acceptFiles(
  app: Pick<FastifyInstance, 'addContentTypeParser'>,
  more: readonly string[] = [],
): void {
  app.addContentTypeParser(
    [...FILE_TYPES, ...more],
    { parseAs: 'buffer', bodyLimit: MAX_FILE_BYTES },
    (_request, body, done) => done(null, body),
  )
}

/** Gives null when the body is of no kind that is accepted. */
export function readFileBody({
  body,
  headers,
}: Pick<FastifyRequest, 'body' | 'headers'>): { bytes: Buffer; contentType: string } | null {
  if (!Buffer.isBuffer(body)) return null
  return { bytes: body, contentType: (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '' }
}

/** Shows a picture and saves a document, so that no document opens under our name. */
export function sendStoredFile(
  reply: FastifyReply,
  { contentType, name }: { contentType: string; name: string },
  bytes: Buffer,
): FastifyReply {
  const way = contentType.startsWith('image/') ? 'inline' : 'attachment'
  return reply
    .type(contentType)
    .headers({
      'content-disposition': `${way}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-security-policy': FILE_SECURITY_POLICY,
      // A shared computer must not show it after signing out.
      'cache-control': 'private, no-store',
    })
    .send(bytes)
}
