export { fakeFilesRoutes } from './fake-files.routes.ts'
export { canSeeFake } from './fakes.policy.ts'
export { fakesRoutes } from './fakes.routes.ts'
export type { FakeDeps, FakesContext } from './fakes-context.ts'
