import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { deriveId, type World } from '../world.ts'

/** VK takes up to 200 MB of a document; an answer needs no more than this. */
const MOST_BYTES = 50 * 1024 * 1024
const FIELD_OF = { photo: 'photo', doc: 'file' } as const
const Path = z.object({ kind: z.enum(['photo', 'doc']) })

/** Serves the addresses that `…UploadServer` gives: takes one file in a form and gives words to save it by. */
export function uploadRoutes(app: FastifyInstance, world: World): void {
  app.register(async (scope) => {
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, body),
    )
    scope.post('/upload/:kind', async (request, response) => {
      const path = Path.safeParse(request.params)
      if (!path.success || !Buffer.isBuffer(request.body))
        return response.status(400).send({ error: 'no file' })
      const { kind } = path.data
      const form = await new Response(new Uint8Array(request.body), {
        headers: { 'content-type': request.headers['content-type'] ?? '' },
      }).formData()
      const file = form.get(FIELD_OF[kind])
      if (!(file instanceof File)) return response.status(400).send({ error: 'no file' })
      const bytes = Buffer.from(await file.arrayBuffer())
      const key = deriveId(world, 'upload', 32)
      world.uploads.wait(key, { contentType: file.type, name: file.name, bytes })
      return kind === 'photo' ? { server: 1, photo: key, hash: key.slice(0, 16) } : { file: key }
    })
  })
}
