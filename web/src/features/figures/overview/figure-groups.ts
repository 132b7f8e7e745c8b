/** The catalogue by what is asked of it, in its own order, without the figures that stand above. */
import { ANSWERS } from '@veche/book/figures/catalogue/answers.ts'
import { ENDS } from '@veche/book/figures/catalogue/ends.ts'
import { PROMISES } from '@veche/book/figures/catalogue/promises.ts'
import { QUESTIONS } from '@veche/book/figures/catalogue/questions.ts'
import { RUMOURS } from '@veche/book/figures/catalogue/rumours.ts'
import { TALKS } from '@veche/book/figures/catalogue/talks.ts'

import type { Figure } from '@veche/book/figures/figure.ts'
import { FIRST_FIGURES } from './first-figures.ts'

const ALL = [
  { key: 'questions', figures: QUESTIONS },
  { key: 'answers', figures: ANSWERS },
  { key: 'ends', figures: ENDS },
  { key: 'promises', figures: PROMISES },
  { key: 'talks', figures: TALKS },
  { key: 'rumours', figures: RUMOURS },
] as const

export const OTHER_FIGURES: readonly { key: string; figures: readonly Figure[] }[] = ALL.map(
  ({ key, figures }) => ({ key, figures: figures.filter((figure) => !FIRST_FIGURES.includes(figure)) }),
)
