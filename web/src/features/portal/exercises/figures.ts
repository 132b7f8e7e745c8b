/** Which way a figure of an exercise got better. */
import type { ExerciseFigures } from '@veche/contract/portal/exercises.ts'
import { type ReadFigure, readFigure } from '@veche/contract/rules/portal/exercise-figures.ts'
import type { ExerciseFigure } from '@veche/contract/values/exercises.ts'

export type Turn = 'better' | 'worse' | 'same' | 'unknown'

/** Of shares, the shares are compared, of remarks those to an answer; where nothing was to be counted, nothing is said. */
export function compare(figure: ExerciseFigure, now: ExerciseFigures, before: ExerciseFigures): Turn {
  if (figure === 'rumours') return compareFirstWord(now, before)
  if (figure === 'tone') return compareTone(now, before)
  const [one, two] = [readFigure(figure, now), readFigure(figure, before)]
  const [value, was] = [weigh(figure, one), weigh(figure, two)]
  if (value === null || was === null) return 'unknown'
  if (value === was) return 'same'
  return value > was === one.isMoreBetter ? 'better' : 'worse'
}

/** Whoever answers more is remarked on more: what is compared is how an answer sounds. */
function compareTone(now: ExerciseFigures, before: ExerciseFigures): Turn {
  if (now.answers === 0 || before.answers === 0) return 'unknown'
  const [value, was] = [now.remarks / now.answers, before.remarks / before.answers]
  return value === was ? 'same' : value < was ? 'better' : 'worse'
}

/** How many still spread it says nothing while our word is late: the minute of the word is what got better. */
function compareFirstWord(now: ExerciseFigures, before: ExerciseFigures): Turn {
  if (now.rumours === 0 || before.rumours === 0) return 'unknown'
  const [word, was] = [now.firstWordMinute ?? Infinity, before.firstWordMinute ?? Infinity]
  return word === was ? 'same' : word < was ? 'better' : 'worse'
}

function weigh(figure: ExerciseFigure, { value, of }: ReadFigure): number | null {
  if (value === null || figure !== 'share') return value
  return of === null || of === 0 ? null : value / of
}
