/** What an answer and an attempt are worth. Pure rules. */
import type { AnswerResult, CourseContent, CourseQuestion } from '../../../portal/courses.ts'

/** Right only whole: every right one and no other. */
export function isRight({ options }: CourseQuestion, chosen: readonly number[]): boolean {
  return options.every((option, place) => option.isRight === chosen.includes(place))
}

/** Each answer is explained, whichever was given. */
export function explain(
  questions: readonly CourseQuestion[],
  given: { questionNo: number; chosen: number[]; isRight: boolean },
): AnswerResult {
  const options = questions[given.questionNo]?.options ?? []
  return { ...given, options: options.map(({ isRight: right, why }) => ({ isRight: right, why })) }
}

export function isPassed(
  { questions, passPercent }: Pick<CourseContent, 'questions' | 'passPercent'>,
  rightCount: number,
): boolean {
  return rightCount * 100 >= passPercent * questions.length
}
