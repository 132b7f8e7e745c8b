/** How much people of a body have in hand and who of them is there: for whoever gives work out. */
export { workloadRoutes } from './workload.routes.ts'
