/** The words by which a danger is recognised, those that rule it out, and from which score on one rings. */
export { FIRST_BAR, HIGHEST_BAR, LOWEST_BAR } from './domain/alarm-bar.ts'
