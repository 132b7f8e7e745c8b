/** What each text is about, as whoever reads topics says: two texts of one topic are near without a word in common. */

/** The chance of each topic. */
export type ReadSense = (text: string) => Float64Array
/** The likeliest topics of a text, by their numbers. */
export type Sense = { topics: Uint16Array; weights: Float32Array }

const KEPT = 12

export function senseOf(chances: Float64Array): Sense {
  const likeliest = [...chances.keys()]
    .sort((one, other) => (chances[other] ?? 0) - (chances[one] ?? 0))
    .slice(0, KEPT)
  return {
    topics: Uint16Array.from(likeliest),
    weights: Float32Array.from(likeliest, (topic) => Math.sqrt(chances[topic] ?? 0)),
  }
}

/** How far two are about the same, 0 to 1 (the coefficient of Bhattacharyya over the likeliest). */
export function nearness(asked: Float64Array, { topics, weights }: Sense): number {
  let sum = 0
  for (const [place, topic] of topics.entries()) sum += Math.sqrt(asked[topic] ?? 0) * (weights[place] ?? 0)
  return sum
}
