/** What each kind of report shows, and how much. A note for a meeting is one page. */
import { ANSWERS } from '@veche/book/figures/catalogue/answers.ts'
import { ENDS } from '@veche/book/figures/catalogue/ends.ts'
import { PROMISES } from '@veche/book/figures/catalogue/promises.ts'
import { QUESTIONS } from '@veche/book/figures/catalogue/questions.ts'
import { RUMOURS } from '@veche/book/figures/catalogue/rumours.ts'
import { TALKS } from '@veche/book/figures/catalogue/talks.ts'
import type { Figure } from '@veche/book/figures/figure.ts'
import type { ReportKind } from '@veche/contract/reports.ts'

type Shown = Record<'late' | 'promises' | 'topics' | 'surges', number>

export const SHOWN: Record<ReportKind, Shown> = {
  summary: { late: 20, promises: 10, topics: 10, surges: 10 },
  meeting_note: { late: 4, promises: 2, topics: 4, surges: 2 },
  // Numbers alone.
  figures: { late: 0, promises: 0, topics: 0, surges: 0 },
}

const codesOf = (figures: readonly Figure[]) => new Set(figures.map(({ code }) => code))

/** The catalogue by what is asked of it, in the order of the page of figures. */
export const FIGURE_GROUPS = [
  { key: 'questions', codes: codesOf(QUESTIONS) },
  { key: 'answers', codes: codesOf(ANSWERS) },
  { key: 'ends', codes: codesOf(ENDS) },
  { key: 'promises', codes: codesOf(PROMISES) },
  { key: 'talks', codes: codesOf(TALKS) },
  { key: 'rumours', codes: codesOf(RUMOURS) },
] as const
