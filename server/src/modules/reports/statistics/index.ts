/** The mathematics that oversight stands on: draws that a seed repeats, distributions, quantiles, intervals and the correction for many tests. */
export { benjaminiHochberg } from './domain/benjamini-hochberg.ts'
export { betaQuantile, incompleteBeta } from './domain/beta.ts'
export {
  drawBeta,
  drawBinomial,
  drawExponential,
  drawGamma,
  drawIndex,
  drawNegativeBinomial,
  drawNormal,
  drawPoisson,
  shuffle,
} from './domain/draws.ts'
export { digamma, gammaQuantile, incompleteGamma, logGamma } from './domain/gamma.ts'
export { type Interval, isWithin, shareInterval } from './domain/interval.ts'
export {
  chanceOfAtLeast,
  chanceOfAtMost,
  fitSize,
  logChance,
  type NegativeBinomial,
} from './domain/negative-binomial.ts'
export { normalCdf, normalQuantile } from './domain/normal.ts'
export { mean, median, middleShare, quantile, sortNumbers, variance } from './domain/quantiles.ts'
export { createRandom, type Random } from './domain/random.ts'
