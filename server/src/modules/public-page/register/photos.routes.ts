/** Photos of the open register: for staff who look at them, and for everybody. */
import { CASEWORK_ROUTES } from '@veche/contract/routes/casework.ts'
import { REGISTER_ROUTES } from '@veche/contract/routes/public/register.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { FileStore } from '../../../platform/files/files.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { FILE_SECURITY_POLICY } from '../../../platform/http/security.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { listOfferedPhotos } from './photos.repository.ts'
import { findProblem } from './register.repository.ts'
import { readShownPhotos, showPhoto } from './show-photo.ts'

type Context = AppContext & { files: FileStore }
const Params = z.object({
  number: z.coerce.number().int().positive().max(2_147_483_647),
  photo: z.string().regex(/^[0-9a-f]{64}$/),
})

export function photosAdminRoutes(context: Context): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, CASEWORK_ROUTES.listShownPhotos, (request) =>
      readShownPhotos(context.db, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, CASEWORK_ROUTES.showPhoto, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await showPhoto(context, { ...asked, request: request.body })
      return readShownPhotos(context.db, asked)
    })
  }
}

/** Looked up each time, so that a photo that either side took back is gone at once. */
export function photoRoutes({ db, files }: Pick<Context, 'db' | 'files'>): FastifyPluginAsync {
  async function find(params: unknown): Promise<Buffer | null> {
    const { number, photo } = Params.safeParse(params).data ?? { number: 0, photo: '' }
    const problem = number === 0 ? null : await findProblem(db, number)
    const offered = problem ? await listOfferedPhotos(db, problem.id) : []
    return offered.some(({ shownHash }) => shownHash === photo) ? files.find(photo) : null
  }
  return async (app) => {
    serveRoute(app, REGISTER_ROUTES.photo, async (request, reply) => {
      const bytes = await find(request.params)
      if (!bytes) return reply.status(404).send()
      return reply
        .type('image/webp')
        .headers({ 'cache-control': 'no-store', 'content-security-policy': FILE_SECURITY_POLICY })
        .send(bytes)
    })
  }
}
