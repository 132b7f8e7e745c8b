/** What leaders look at. */
import { createRoute } from '@tanstack/react-router'
import type { Figure } from '../../features/control/control.queries.ts'
import { readFigure } from '../../features/control/figure-search.ts'
import { readFiguresSearch } from '../../features/figures/figures-search.ts'
import { readAnalysisSearch } from '../../features/reports/analysis-search.ts'
import { readReportsSearch } from '../../features/reports/reports-search.ts'
import { appRoute, page, requireMe, rootRoute } from './frame.ts'

/** So has the screen on the wall. */
export const figuresWallRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/figures/wall',
  validateSearch: readFiguresSearch,
  beforeLoad: requireMe,
  ...page('FiguresWallPage', () => import('../pages/figures/FiguresWallPage.tsx')),
})

const boardRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/board',
  // Said also when it names nothing: what the address says would stand in otherwise.
  validateSearch: ({ figure }: Record<string, unknown>): { figure?: Figure | undefined } => ({
    figure: (typeof figure === 'object' && figure !== null && readFigure({ ...figure })) || undefined,
  }),
  ...page('BoardPage', () => import('../pages/BoardPage.tsx')),
})

const figuresRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/figures',
  validateSearch: readFiguresSearch,
  ...page('FiguresPage', () => import('../pages/figures/FiguresPage.tsx')),
})

const reportsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/reports',
  validateSearch: readReportsSearch,
  ...page('ReportsPage', () => import('../pages/figures/ReportsPage.tsx')),
})

const figureRowsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/figures/$code',
  validateSearch: readFiguresSearch,
  ...page('FigureRowsPage', () => import('../pages/figures/FigureRowsPage.tsx')),
})

const analysisRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/analysis/{-$part}',
  validateSearch: readAnalysisSearch,
  ...page('AnalysisPage', () => import('../pages/analysis/AnalysisPage.tsx')),
})

export const oversightRoutes = [
  boardRoute,
  figuresRoute,
  reportsRoute,
  figureRowsRoute,
  analysisRoute,
] as const
