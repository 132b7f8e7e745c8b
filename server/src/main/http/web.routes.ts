import { readFile } from 'node:fs/promises'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { AppError, NotFoundError } from '../../platform/errors.ts'

const DIST = new URL('../../../../web/dist/', import.meta.url)
const YEAR_SECONDS = 31_536_000

/** The web client: hashed files for a year, the page itself never kept. */
export function webRoutes(): FastifyPluginAsync {
  return async (app) => {
    let page: string | null = null

    async function sendPage(reply: FastifyReply) {
      page ??= await readFile(new URL('index.html', DIST), 'utf8').catch(() => null)
      if (page === null) throw new AppError('web.not_built', 503)
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
    }

    await app.register(fastifyStatic, {
      root: DIST.pathname,
      prefix: '/',
      index: false,
      decorateReply: false,
      // Written by the build: nothing is compressed anew for a request.
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, path) {
        // Names of built files hold a hash of their content.
        const isHashed = path.includes('/assets/')
        reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
      },
    })
    app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply))

    app.setNotFoundHandler(async (request, reply) => {
      const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
      // An unknown address of the client is the client's to explain; of the API it is an error.
      if (isPage && !/^\/(api|in|open311)\//.test(request.url)) return sendPage(reply)
      throw new NotFoundError('http.not_found')
    })
  }
}
