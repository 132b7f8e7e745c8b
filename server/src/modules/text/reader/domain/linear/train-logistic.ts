/** Learns few dense weights by Newton's steps: logistic loss with L2. The signs are put on one scale first and back after. */

export type DenseRow = { signs: readonly number[]; isTrue: boolean; worth: number }
export type Dense = { of: number[]; first: number }

const STEPS = 25
const SETTLED = 1e-7

export function trainLogistic(rows: readonly DenseRow[], penalty: number): Dense {
  const width = rows[0]?.signs.length ?? 0
  const scale = scaleOf(rows, width)
  const scaled = rows.map(({ signs, ...rest }) => ({ ...rest, signs: scale.apply(signs) }))
  let weights: Float64Array = new Float64Array(width + 1)
  for (let step = 0; step < STEPS; step++) {
    const { gradient, curvature } = slopeOf(scaled, weights, penalty)
    const move = solve(curvature, gradient)
    weights = weights.map((weight, at) => weight - (move[at] as number))
    if (Math.max(...move.map(Math.abs)) < SETTLED) break
  }
  return scale.back(weights)
}

function scaleOf(rows: readonly DenseRow[], width: number) {
  const columns = Array.from({ length: width }, (_, at) => at)
  const mean = columns.map((at) => rows.reduce((sum, { signs }) => sum + (signs[at] ?? 0), 0) / rows.length)
  const spread = columns.map((at) => {
    const squares = rows.reduce((sum, { signs }) => sum + ((signs[at] ?? 0) - (mean[at] ?? 0)) ** 2, 0)
    return Math.sqrt(squares / rows.length) || 1
  })
  return {
    apply: (signs: readonly number[]) =>
      columns.map((at) => ((signs[at] ?? 0) - (mean[at] ?? 0)) / (spread[at] ?? 1)),
    back: (weights: Float64Array): Dense => {
      const of = columns.map((at) => (weights[at] ?? 0) / (spread[at] ?? 1))
      return {
        of,
        first: of.reduce((sum, weight, at) => sum - weight * (mean[at] ?? 0), weights[width] ?? 0),
      }
    },
  }
}

function slopeOf(rows: readonly DenseRow[], weights: Float64Array, penalty: number) {
  const size = weights.length
  const gradient = weights.map((weight, at) => (at < size - 1 ? penalty * weight : 0))
  const curvature = Array.from({ length: size }, (_, at) => {
    const line = new Float64Array(size)
    line[at] = at < size - 1 ? penalty : 1e-9
    return line
  })
  for (const { signs, isTrue, worth } of rows) {
    const sign = (at: number) => (at < size - 1 ? (signs[at] as number) : 1)
    let sum = 0
    for (let at = 0; at < size; at++) sum += sign(at) * (weights[at] as number)
    const chance = 1 / (1 + Math.exp(-sum))
    const error = worth * (chance - Number(isTrue))
    const bend = worth * chance * (1 - chance)
    for (let at = 0; at < size; at++) {
      gradient[at] = (gradient[at] as number) + error * sign(at)
      const line = curvature[at] as Float64Array
      const own = bend * sign(at)
      for (let other = 0; other < size; other++) line[other] = (line[other] as number) + own * sign(other)
    }
  }
  return { gradient, curvature }
}

/** Gauss with the largest pivot. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length
  const lines: Float64Array[] = matrix.map((line, at) => Float64Array.of(...line, right[at] as number))
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let at = column + 1; at < size; at++)
      if (Math.abs(lines[at]?.[column] ?? 0) > Math.abs(lines[pivot]?.[column] ?? 0)) pivot = at
    const [own, other] = [lines[pivot] as Float64Array, lines[column] as Float64Array]
    lines[column] = own
    lines[pivot] = other
    for (let at = 0; at < size; at++) {
      if (at === column) continue
      const line = lines[at] as Float64Array
      const factor = (line[column] as number) / (own[column] as number)
      if (factor === 0) continue
      for (let place = column; place <= size; place++)
        line[place] = (line[place] as number) - factor * (own[place] as number)
    }
  }
  return Float64Array.from(lines, (line, at) => (line[size] as number) / (line[at] as number))
}
