/** In which order an attempt shows its questions and their answers: another one at each attempt, the same at each look. */
export function orderOf(attemptId: string, count: number): number[] {
  const order = Array.from({ length: count }, (_, place) => place)
  let state = seedOf(attemptId)
  for (let place = count - 1; place > 0; place -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (place + 1))
    const [one, two] = [order[place] ?? 0, order[other] ?? 0]
    order[place] = two
    order[other] = one
  }
  return order
}

/** FNV-1a, 32 bits. */
function seedOf(text: string): number {
  let hash = 2_166_136_261
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0
  return hash
}
