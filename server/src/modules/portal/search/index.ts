/** One search over the rooms of the portal: what the reader may open, a few of each room. */
export { searchRoutes } from './search.routes.ts'
