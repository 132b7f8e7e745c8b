/** Serves attachments of residents from our disk, so that the network does not learn who reads them. */
import { CASEWORK_ROUTES } from '@veche/contract/routes/casework.ts'
import type { FastifyPluginAsync } from 'fastify'
import { ConflictError } from '../../platform/errors.ts'
import { FILE_SECURITY_POLICY } from '../../platform/http/security.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import type { AttachmentsContext } from './attachments-context.ts'
import { renewTries, wakeCopier } from './copies.repository.ts'
import { type ReadCopy, readCopy, readThumbnail } from './read-copy.ts'

const SAFE_HEADERS = {
  'content-security-policy': FILE_SECURITY_POLICY,
}

export function attachmentsRoutes(context: AttachmentsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(
      app,
      CASEWORK_ROUTES.getAttachment,
      async (request, reply) => {
        const actor = requireActor(request)
        const rangeHeader = request.headers.range
        const copy = await readCopy(context, { ...request.params, actor, rangeHeader })
        return reply
          .code(copy.range ? 206 : 200)
          .type(copy.contentType)
          .headers({ ...SAFE_HEADERS, ...headersOf(copy) })
          .send(copy.bytes)
      },
      {
        // Not compressed, because ranges of a film would not fit together.
        compress: false,
      },
    )

    serveRoute(app, CASEWORK_ROUTES.getThumbnail, async (request, reply) => {
      const actor = requireActor(request)
      const bytes = await readThumbnail(context, { ...request.params, actor })
      return reply.type('image/webp').headers(SAFE_HEADERS).send(bytes)
    })

    serveRoute(app, CASEWORK_ROUTES.retryAttachment, async (request) => {
      const { messageId, no } = request.params
      await context.authorizeMessage({ messageId, actor: requireActor(request), to: 'work' })
      const { db, clock } = context
      await db.transaction().execute(async (tx) => {
        if (!(await renewTries(tx, { messageId, no }, clock())))
          throw new ConflictError('attachment.not_to_retry', { messageId, no })
        await wakeCopier(tx)
      })
      return { ok: true as const }
    })
  }
}

function headersOf({ name, isShown, size, range }: ReadCopy): Record<string, string> {
  const length = range ? range.end - range.start + 1 : size
  return {
    // A document is downloaded and never opened on our address.
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'accept-ranges': 'bytes',
    'content-length': String(length),
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${size}` }),
  }
}
