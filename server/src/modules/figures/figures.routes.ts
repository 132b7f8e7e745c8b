import { CATALOGUE } from '@veche/book/figures/catalogue/catalogue.ts'
import type { FigureFilter } from '@veche/contract/figures.ts'
import { FIGURE_ROUTES } from '@veche/contract/routes/figures.ts'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import {
  checkPeriod,
  compareFigures,
  type FiguresContext,
  figuresNamed,
  filterWithinScope,
  listRows,
  ownPlaces,
  type Period,
  presentValues,
  readFigures,
  readMatrix,
  readSeries,
} from './reading/index.ts'

export function figureRoutes(context: FiguresContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, FIGURE_ROUTES.catalogue, () => ({ figures: [...CATALOGUE] }))

    serveRoute(app, FIGURE_ROUTES.read, async (request) => {
      const { codes, ...asked } = request.query
      const { period, filter } = read(request, asked)
      const compared = await compareFigures(context, { period, filter, codes })
      return { ...compared, filter, own: ownPlaces(requireActor(request)) }
    })

    serveRoute(app, FIGURE_ROUTES.table, async (request) => {
      const { codes, by, ...asked } = request.query
      const groups = await readFigures(context, { ...read(request, asked), figures: figuresNamed(codes), by })
      return { rows: groups.map(({ key, values }) => ({ key, figures: presentValues(values) })) }
    })

    serveRoute(app, FIGURE_ROUTES.series, async (request) => {
      const { codes, ...asked } = request.query
      return readSeries(context, { ...read(request, asked), figures: figuresNamed(codes) })
    })

    serveRoute(app, FIGURE_ROUTES.matrix, (request) => readMatrix(context, read(request, request.query)))

    serveRoute(app, FIGURE_ROUTES.rows, (request) => {
      const { cursor, limit, isCounted, ...asked } = request.query
      const { code } = request.params
      return listRows(context, requireActor(request), {
        ...read(request, asked),
        code,
        cursor,
        limit,
        isCounted,
      })
    })
  }
}

/** A period that can be read, and the filter within the scope of whoever asks. */
function read(request: FastifyRequest, { from, to, ...filter }: Period & FigureFilter) {
  return { period: checkPeriod({ from, to }), filter: filterWithinScope(requireActor(request), filter) }
}
