/** A card as its screen shows it, and every step that is taken there: routes, commands, what the reader may do now. */
export { carriersRoutes } from './carriers.routes.ts'
export { fakesRoutes } from './fakes.routes.ts'
export { runFakeCommand } from './run-fake-command.ts'
