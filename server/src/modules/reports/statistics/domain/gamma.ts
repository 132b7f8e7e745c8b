/** The gamma function and its kin, to about twelve digits: checked against SciPy in `distributions.test.ts`. */
import { solveIncreasing } from './solve.ts'

/** Lanczos' coefficients for g = 7. */
const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]
const PRECISION = 1e-15
const MOST_TERMS = 10_000

/** Of a positive argument. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const at = x - 1
  const base = at + 7.5
  const sum = LANCZOS.reduce((total, factor, index) => total + factor / (at + index + 1), 0.9999999999998099)
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(base) - base + Math.log(sum)
}

/** The derivative of `logGamma`: by recurrence up to where its asymptotic series holds. */
export function digamma(x: number): number {
  if (x < 10) return digamma(x + 1) - 1 / x
  const inverse = 1 / (x * x)
  const series = inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse * (1 / 240))))
  return Math.log(x) - 0.5 / x - series
}

/** The chance that a gamma variable of this shape and scale 1 is at most `x`. */
export function incompleteGamma(shape: number, x: number): number {
  if (x <= 0) return 0
  return x < shape + 1 ? gammaSeries(shape, x) : 1 - gammaFraction(shape, x)
}

/** Below which a gamma variable of this shape and scale 1 lies with this chance. */
export function gammaQuantile(chance: number, shape: number): number {
  const high = shape + 20 * Math.sqrt(shape) + 60
  return solveIncreasing((x) => incompleteGamma(shape, x), chance, { low: 0, high })
}

function gammaFront(shape: number, x: number): number {
  return Math.exp(shape * Math.log(x) - x - logGamma(shape))
}

function gammaSeries(shape: number, x: number): number {
  let term = 1 / shape
  let sum = term
  for (let step = 1; step < MOST_TERMS && term > sum * PRECISION; step += 1) {
    term *= x / (shape + step)
    sum += term
  }
  return sum * gammaFront(shape, x)
}

/** The upper part as a continued fraction, by Lentz's method. */
function gammaFraction(shape: number, x: number): number {
  let b = x + 1 - shape
  let c = Number.MAX_VALUE
  let d = 1 / b
  let fraction = d
  for (let step = 1; step < MOST_TERMS; step += 1) {
    const a = -step * (step - shape)
    b += 2
    d = 1 / (a * d + b)
    c = b + a / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < PRECISION) break
  }
  return fraction * gammaFront(shape, x)
}
