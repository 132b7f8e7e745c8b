/** Tells numbers that were given out from any row of figures, by their check digits. */

/** Luhn's sum, which every bank card keeps. */
export function isCardNumber(figures: string): boolean {
  if (!/^\d{13,19}$/u.test(figures)) return false
  const sum = [...figures].reverse().reduce((total, figure, at) => {
    const value = at % 2 === 1 ? Number(figure) * 2 : Number(figure)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const PERSON_WEIGHTS = [
  [7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
  [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
]

/** The number of a taxpayer who is a person has twelve figures, two of them check digits. */
export function isTaxNumber(figures: string): boolean {
  if (!/^\d{12}$/u.test(figures) || /^0{6}/u.test(figures)) return false
  return PERSON_WEIGHTS.every((weights) => {
    const sum = weights.reduce((total, weight, at) => total + weight * Number(figures[at]), 0)
    return (sum % 11) % 10 === Number(figures[weights.length])
  })
}
