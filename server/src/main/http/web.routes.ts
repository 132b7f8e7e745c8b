import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { AppError, NotFoundError } from '../../platform/errors.ts'

const DIST = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))
const YEAR_SECONDS = 31_536_000

/** The web client: hashed files for a year, the page itself never kept. */
export function webRoutes(dist = DIST): FastifyPluginAsync {
  return async (app) => {
    let page: string | null = null
    let names: ReadonlySet<string> | null = null

    async function sendPage(reply: FastifyReply) {
      page ??= await readFile(path.join(dist, 'index.html'), 'utf8').catch(() => null)
      if (page === null) throw new AppError('web.not_built', 503)
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
    }

    await app.register(fastifyStatic, {
      root: dist,
      // Its own route would read the folder, a thousand names, for each file that it sends.
      serve: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, file) {
        // Names of built files hold a hash of their content.
        const isHashed = file.includes('/assets/')
        reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
      },
    })
    app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply))
    // Packed by the build, where that saves anything: nothing is compressed anew for a request.
    const options = { schema: { hide: true }, compress: false } as const
    app.get<{ Params: { '*': string } }>('/*', options, async (request, reply) => {
      names ??= await listFiles(dist)
      const name = request.params['*']
      return names?.has(name) ? reply.sendFile(name) : reply.callNotFound()
    })

    app.setNotFoundHandler(async (request, reply) => {
      const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
      // An unknown address of the client is the client's to explain; of the API it is an error.
      if (isPage && !/^\/(api|in|open311|calendar)\//.test(request.url)) return sendPage(reply)
      throw new NotFoundError('http.not_found')
    })
  }
}

/** Names under the folder, with `/` in between; null until it is built. They stay while the process lives. */
async function listFiles(folder: string): Promise<ReadonlySet<string> | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile())
  const nameOf = (file: (typeof files)[number]) =>
    path.relative(folder, path.join(file.parentPath, file.name))
  const names = new Set(files.map((file) => nameOf(file).replaceAll(path.sep, '/')))
  return names.has('index.html') ? names : null
}
