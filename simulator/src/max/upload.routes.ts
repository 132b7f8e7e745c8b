import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { deriveId, type World } from './world.ts'

const MOST_BYTES = 50 * 1024 * 1024
const Path = z.object({ type: z.enum(['image', 'file', 'video', 'audio']), key: z.string() })

/** Serves the addresses that `POST /uploads` gives: takes one file in a form and gives a token. */
export function uploadRoutes(app: FastifyInstance, world: World): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, body),
    )
    scope.post('/upload/:type/:key', async (request, response) => {
      const path = Path.safeParse(request.params)
      if (!path.success || !Buffer.isBuffer(request.body))
        return response.status(400).send({ code: 'proto.payload', message: 'no file' })
      const form = await new Response(new Uint8Array(request.body), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData()
      const file = form.get('data')
      if (!(file instanceof File))
        return response.status(400).send({ code: 'proto.payload', message: 'no file' })
      const token = deriveId(world, 'token', 40)
      const bytes = Buffer.from(await file.arrayBuffer())
      world.uploads.wait(token, { contentType: file.type, name: file.name, bytes })
      return path.data.type === 'image' ? { photos: { [token.slice(0, 8)]: { token } } } : { token }
    })
  })
}
