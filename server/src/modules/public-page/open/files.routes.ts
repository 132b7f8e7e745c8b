/** Open data: files by month, their schema, and a feed of what is new. */
import { Readable } from 'node:stream'
import { CATALOGUE } from '@veche/book/figures/catalogue/catalogue.ts'
import { isRecounted } from '@veche/book/figures/recount.ts'
import { TILE_WIDTH } from '@veche/book/tiles/tile.ts'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { OPEN_PAGE_ROUTES } from '@veche/contract/routes/public/open-pages.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { findFirstAt, readAtWholeBook } from '../../book/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { listChecked } from '../../fakes/index.ts'
import { type FiguresContext, findFirstDay, listOpenRows, readFigures } from '../../figures/index.ts'
import { DATA_FIELDS, type DataRow, describeFields, readFileName, toCsv } from './domain/data-files.ts'
import { monthOf, periodOf } from './domain/spans.ts'
import { keptPage, type OpenContext, openReader, siteOf } from './open-context.ts'
import { renderDataPage } from './pages/data-page.ts'
import { renderFeed } from './pages/feed.ts'
import { readPromises } from './read-front.ts'

const FEED_ENTRIES = 20
const CSV = 'text/csv; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'

export function fileRoutes(context: OpenContext): FastifyPluginAsync {
  const { pages, db, region, clock } = context
  return async (app) => {
    serveRoute(
      app,
      OPEN_PAGE_ROUTES.data,
      (request, reply) => {
        const reader = openReader(request, context)
        const { words, language, keep } = reader
        const name = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'long', year: 'numeric' })
        const page = keptPage({ request, reader, context }, async () => {
          const months = await listMonths(context)
          const named = months.map((month) => ({
            month,
            name: name.format(new Date(`${month}-15T00:00:00Z`)),
          }))
          return { title: words.data, body: renderDataPage({ words, months: named, back: keep('/open') }) }
        })
        return pages.send({ request, reply }, page)
      },
      { compress: false },
    )

    serveRoute(app, OPEN_PAGE_ROUTES.file, async (request, reply) => {
      const file = readFileName((request.params as { file: string }).file)
      if (!file) return reply.status(404).type('text/plain; charset=utf-8').send('There is no such file.\n')
      reply.header('cache-control', 'public, max-age=60')
      if (file.kind === 'schema') return reply.type(JSON_TYPE).send(JSON.stringify(describeFields(), null, 2))
      const period = monthOf(file.month)
      const type = file.format === 'csv' ? CSV : JSON_TYPE
      reply.type(type).header('content-disposition', `attachment; filename="${file.name}"`)
      if (file.kind === 'questions') {
        const rows = listOpenRows(db, { period, zone: region.timeZone })
        return reply.send(Readable.from(file.format === 'csv' ? writeCsv(rows) : writeJson(rows)))
      }
      const found = await pages.keep(`figures ${file.month}`, () => readFigureFile(context, period))
      return reply.send(file.format === 'csv' ? toCsv(FIGURE_FIELDS, found.figures) : JSON.stringify(found))
    })

    serveRoute(app, OPEN_PAGE_ROUTES.start, async (request, reply) => {
      const { from } = z.object({ from: z.iso.date().catch('9999-01-01') }).parse(request.query)
      const first = await findFirstAt(db, new Date(Date.parse(`${from}T00:00:00Z`) - 14 * HOUR_MS))
      // A day of the zone begins up to fourteen hours before that of UTC.
      const tile = first === null ? 0 : Math.max(0, Math.floor(first / TILE_WIDTH) - 1)
      return reply.header('cache-control', 'public, max-age=5').send({ index: tile * TILE_WIDTH })
    })

    serveRoute(
      app,
      OPEN_PAGE_ROUTES.feed,
      (request, reply) => {
        const reader = openReader(request, context)
        const make = async () => {
          const [promises, { fakes }] = await Promise.all([
            readPromises(context, reader, {
              state: null,
              municipalityCode: null,
              limit: FEED_ENTRIES,
              before: null,
            }),
            listChecked(db, { search: '', after: 0 }),
          ])
          const base = siteOf(context.bookUrl)
          const text = renderFeed({
            reader,
            regionName: region.name,
            base,
            promises,
            fakes: fakes.slice(0, FEED_ENTRIES),
            now: clock(),
          })
          return { status: 200, text }
        }
        const key = `${reader.language} ${request.url}`
        return pages.send({ request, reply }, { key, type: 'application/atom+xml; charset=utf-8', make })
      },
      { compress: false },
    )
  }
}

/** From the month of the first question to the one that runs, latest first. */
async function listMonths({ db, clock, region }: OpenContext): Promise<string[]> {
  const first = await findFirstDay(db, region.timeZone)
  if (first === null) return []
  const months: string[] = []
  let month = periodOf('month', clock(), region.timeZone).from.slice(0, 7)
  while (month >= first.slice(0, 7)) {
    months.push(month)
    const [year = 0, number = 1] = month.split('-').map(Number)
    month = number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
  }
  return months
}

async function* writeCsv(rows: AsyncIterable<DataRow[]>): AsyncGenerator<string> {
  yield toCsv(DATA_FIELDS, [])
  for await (const page of rows) yield toCsv(DATA_FIELDS, page, { isHeaded: false })
}

async function* writeJson(rows: AsyncIterable<DataRow[]>): AsyncGenerator<string> {
  let before = '['
  for await (const page of rows)
    for (const row of page) {
      yield `${before}${JSON.stringify(row)}`
      before = ',\n'
    }
  yield before === '[' ? '[]\n' : ']\n'
}

const FIGURE_FIELDS = ['municipality', 'figure', 'value', 'numerator', 'denominator']

/** Figures of the region and of each municipality, as the first `size` entries of the Book say them. */
async function readFigureFile(context: OpenContext, period: { from: string; to: string }) {
  const { size, value } = await readAtWholeBook(context, (db) => readFigureRows({ ...context, db }, period))
  return { book: { origin: context.origin, size }, figures: value }
}

async function readFigureRows(context: FiguresContext, period: { from: string; to: string }) {
  const figures = CATALOGUE.filter(isRecounted)
  const [whole, places, { municipalities }] = await Promise.all([
    readFigures(context, { period, filter: {}, figures }),
    readFigures(context, { period, filter: {}, figures, by: 'municipality' }),
    getDirectory(context.db),
  ])
  const known = new Set(municipalities.map(({ code }) => code))
  return [...whole, ...places.filter(({ key }) => key !== null && known.has(key))].flatMap(
    ({ key, values }) =>
      [...values].map(([figure, { value, numerator, denominator }]) => ({
        ...{ municipality: key ?? '', figure, value, numerator, denominator },
      })),
  )
}
