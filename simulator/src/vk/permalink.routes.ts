/** Addresses of vk.com, under which the product keeps what it heard and said, lead to the pages of the emulator. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

const PAGES = { wall: 'posts', photo: 'photo', video: 'videos', topic: 'board' }
const Address = z
  .string()
  .transform((address) => /^(wall|photo|video|topic)-(\d+)_(\d+)$/.exec(address)?.slice(1))
  .pipe(z.tuple([z.enum(['wall', 'photo', 'video', 'topic']), z.string(), z.string()]))
const Comment = z.string().regex(/^\d+$/).optional().catch(undefined)
const Query = z.object({ reply: Comment, post: Comment, t: z.string().optional().catch(undefined) })

export function permalinkRoutes(app: FastifyInstance): void {
  app.get('/:address(^(?:wall|photo|video|topic)-\\d+_\\d+$)', async (request, response) => {
    const [kind, groupId, objectId] = Address.parse(
      z.object({ address: z.string() }).parse(request.params).address,
    )
    const { reply, post, t } = Query.parse(request.query)
    const at = reply ?? post
    const query = new URLSearchParams({ ...(at && { at }), ...(t && { t }) }).toString()
    const page = `/club/${groupId}/${PAGES[kind]}/${objectId}${query && `?${query}`}`
    return response.redirect(at ? `${page}#c${at}` : `${page}#o${objectId}`)
  })
}
