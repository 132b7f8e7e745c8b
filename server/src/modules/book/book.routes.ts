/** The Book as static files (tlog-tiles): whatever is whole never changes and may be kept anywhere. */

import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Unreadable } from '@veche/book/bytes/unreadable.ts'
import { parseTilePath, TILE_WIDTH, type Tile } from '@veche/book/tiles/tile.ts'
import { BOOK_ROUTES } from '@veche/contract/routes/public/book.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { findDay, formatDays, listDays } from './days/index.ts'
import { findCurrentKey } from './keys/index.ts'
import { buildProof } from './receipts/index.ts'
import { findCheckpoint, readTile } from './tiles/index.ts'
import { listSignatures, withSignatures } from './witnesses/index.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const SHORT = 'public, max-age=5'
const compress = promisify(gzip)
/** Some ten years. */
const MOST_DAYS = 4000
const Day = z.object({ day: z.iso.date() })
const Index = z.object({ index: z.coerce.number().int().nonnegative() })

export function bookRoutes({ db }: Pick<AppContext, 'db'>): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, BOOK_ROUTES.checkpoint, async (_request, reply) => {
      const checkpoint = await findCheckpoint(db)
      if (!checkpoint)
        return reply.status(404).type('text/plain; charset=utf-8').send('The Book has not begun.\n')
      const note = withSignatures(checkpoint.note, await listSignatures(db, checkpoint.size))
      return reply.type('text/plain; charset=utf-8').header('cache-control', SHORT).send(note)
    })

    serveRoute(app, BOOK_ROUTES.key, async (_request, reply) => {
      const key = await findCurrentKey(db)
      if (!key) return reply.status(404).type('text/plain; charset=utf-8').send('The Book has not begun.\n')
      return reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', SHORT)
        .send(`${key.verifierKey}\n`)
    })

    serveRoute(app, BOOK_ROUTES.days, async (_request, reply) =>
      reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', SHORT)
        .send(formatDays(await listDays(db, MOST_DAYS))),
    )

    serveRoute(app, BOOK_ROUTES.day, async (request, reply) => {
      const day = Day.safeParse(request.params).data?.day
      const found = day === undefined ? null : await findDay(db, day)
      if (!found)
        return reply.status(404).type('text/plain; charset=utf-8').send('No end of such a day is kept.\n')
      return reply.type('text/plain; charset=utf-8').header('cache-control', FOR_EVER).send(found.note)
    })

    serveRoute(
      app,
      BOOK_ROUTES.proof,
      async (request, reply) => {
        const index = Index.safeParse(request.params).data?.index
        const proof = index === undefined ? null : await buildProof(db, index)
        if (!proof)
          return reply.status(404).type('text/plain; charset=utf-8').send('There is no such entry.\n')
        return reply
          .type('text/plain; charset=utf-8')
          .headers({
            'cache-control': SHORT,
            'content-disposition': `attachment; filename="${index}.tlog-proof"`,
          })
          .send(Buffer.from(proof))
      },
      { at: '/book/proof/:index(^\\d{1,15}).tlog-proof' },
    )

    serveRoute(
      app,
      BOOK_ROUTES.tile,
      async (request, reply) => {
        const tile = parse(request.url.slice('/book/'.length).split('?', 1)[0] ?? '')
        const bytes = tile && (await readTile(db, tile))
        if (!bytes)
          return reply.status(404).type('text/plain; charset=utf-8').send('There is no such tile.\n')
        const cached = { 'cache-control': tile.width === TILE_WIDTH ? FOR_EVER : SHORT }
        if (tile.level !== 'entries')
          return reply.type('application/octet-stream').headers(cached).send(Buffer.from(bytes))
        // The standard compresses bundles in transit; a static server keeps them as they are sent.
        return reply
          .type('application/octet-stream')
          .headers({ ...cached, 'content-encoding': 'gzip', vary: 'accept-encoding' })
          .send(await compress(bytes))
      },
      // Hashes that happen to begin as a packed file does would be taken for one.
      { at: '/book/tile/*', compress: false },
    )
  }
}

function parse(path: string): Tile | null {
  try {
    return parseTilePath(path)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
