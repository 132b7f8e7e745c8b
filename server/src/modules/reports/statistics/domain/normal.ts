/** The standard normal distribution, by way of the gamma distribution of its square. */
import { incompleteGamma } from './gamma.ts'
import { solveIncreasing } from './solve.ts'

export function normalCdf(x: number): number {
  const within = incompleteGamma(0.5, (x * x) / 2)
  return x < 0 ? (1 - within) / 2 : (1 + within) / 2
}

export function normalQuantile(chance: number): number {
  return solveIncreasing(normalCdf, chance, { low: -9, high: 9 })
}
