import {
  FigureCatalogueResponse,
  FigureMatrixQuery,
  FigureMatrixResponse,
  FigureParams,
  FigureRowsQuery,
  FigureRowsResponse,
  FigureSeriesQuery,
  FigureSeriesResponse,
  FiguresQuery,
  FiguresResponse,
  FigureTableQuery,
  FigureTableResponse,
} from '../figures.ts'
import { route } from './route.ts'

const SCOPE =
  "Within the caller's scope: whoever keeps one municipality or one body names it, or gets the first of their own."

export const FIGURE_ROUTES = {
  catalogue: route({
    method: 'GET',
    path: '/api/figures/catalogue',
    permission: 'figures.read',
    tag: 'figures',
    summary: 'Lists what each figure is',
    description:
      'Names, meanings, formulas over measures, bounds and versions: one definition for every page.',
    response: FigureCatalogueResponse,
  }),
  read: route({
    method: 'GET',
    path: '/api/figures',
    permission: 'figures.read',
    tag: 'figures',
    summary: 'Reads figures of a period beside those of the period before and of a year ago',
    description: `All figures, or those named in \`codes\` with commas between. Filters go together as slices are kept: place and group, body and group, network, topic and place; others are refused (\`figures.filters\`). ${SCOPE}`,
    query: FiguresQuery,
    response: FiguresResponse,
  }),
  table: route({
    method: 'GET',
    path: '/api/figures/table',
    permission: 'figures.read',
    tag: 'figures',
    summary: 'Reads figures by municipality, body, network, group or topic',
    description: SCOPE,
    query: FigureTableQuery,
    response: FigureTableResponse,
  }),
  series: route({
    method: 'GET',
    path: '/api/figures/series',
    permission: 'figures.read',
    tag: 'figures',
    summary: 'Reads figures day by day',
    description: `The norm of a day is the mean of the same weekday in the four weeks before it. What is counted at this moment has no days. ${SCOPE}`,
    query: FigureSeriesQuery,
    response: FigureSeriesResponse,
  }),
  matrix: route({
    method: 'GET',
    path: '/api/figures/matrix',
    permission: 'figures.read',
    tag: 'figures',
    summary: 'Reads questions by municipality and group of topics, beside their norm',
    description: SCOPE,
    query: FigureMatrixQuery,
    response: FigureMatrixResponse,
  }),
  rows: route({
    method: 'GET',
    path: '/api/figures/{code}/rows',
    permission: 'figures.read',
    tag: 'figures',
    summary: 'Lists the questions behind a figure',
    description: `Newest first, those of the numerator marked. ${SCOPE}`,
    params: FigureParams,
    query: FigureRowsQuery,
    response: FigureRowsResponse,
  }),
}
