import type { Figure } from '../figure.ts'
import { ANSWERS } from './answers.ts'
import { ENDS } from './ends.ts'
import { PROMISES } from './promises.ts'
import { QUESTIONS } from './questions.ts'
import { RUMOURS } from './rumours.ts'
import { TALKS } from './talks.ts'

/** Every figure of the product, in the order in which it is shown. */
export const CATALOGUE: readonly Figure[] = [
  ...QUESTIONS,
  ...ANSWERS,
  ...ENDS,
  ...PROMISES,
  ...TALKS,
  ...RUMOURS,
]

export function findFigure(code: string): Figure | undefined {
  return BY_CODE.get(code)
}
const BY_CODE = new Map(CATALOGUE.map((figure) => [figure.code, figure]))
