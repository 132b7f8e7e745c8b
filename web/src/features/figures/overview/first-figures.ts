/** Figures that a head asks for first, in the order of the page. */
import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import type { Figure } from '@veche/book/figures/figure.ts'

export const FIRST_CODES = [
  'questions',
  'on_time',
  'first_answer',
  'late_now',
  'promises_kept',
  'solved_proved',
]

export const FIRST_FIGURES: readonly Figure[] = FIRST_CODES.flatMap((code) => findFigure(code) ?? [])
