export { canSeeFake } from './fakes.policy.ts'
export type { FakeDeps, FakesContext } from './fakes-context.ts'
