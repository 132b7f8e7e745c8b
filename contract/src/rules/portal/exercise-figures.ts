/** What a figure of an exercise says, and of how many. Pure. */
import type { ExerciseFigures } from '../../portal/exercises.ts'
import type { ExerciseFigure } from '../../values/exercises.ts'

export type ReadFigure = {
  value: number | null
  of: number | null
  unit: 'minutes' | 'count'
  isMoreBetter: boolean
}

export function readFigure(figure: ExerciseFigure, figures: ExerciseFigures): ReadFigure {
  const less = (value: number | null, unit: ReadFigure['unit'], of: number | null = null): ReadFigure => ({
    ...{ value, of, unit, isMoreBetter: false },
  })
  switch (figure) {
    case 'seen':
      return less(figures.seenMinutes, 'minutes')
    case 'answered':
      return less(figures.answeredMinutes, 'minutes')
    case 'share':
      return { value: figures.answered, of: figures.asked, unit: 'count', isMoreBetter: true }
    case 'dangersMissed':
      return less(figures.dangersMissed, 'count', figures.dangers)
    case 'dangersLate':
      return less(figures.dangersLate, 'count', figures.dangers)
    case 'falseAlarms':
      return less(figures.falseAlarms, 'count')
    case 'rumours':
      return less(figures.rumoursAfterWord, 'count', figures.rumours)
    case 'tone':
      return less(figures.remarks, 'count')
  }
}
