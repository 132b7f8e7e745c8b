/** Moderation in networks: asked, decided, taken back, and how often. */
export { ActFigures } from './ActFigures.tsx'
export { ActList, type RenderPlace } from './ActList.tsx'
export { type ActsFilter, actsQuery } from './moderation.queries.ts'
