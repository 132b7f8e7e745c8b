/** Cards that were read and answers that were given. Each may come late and more than once; it counts once. */
import type {
  AnswerRequest,
  AnswerResponse,
  CourseAttempt,
  CourseContent,
} from '@veche/contract/portal/courses.ts'
import { explain, isPassed, isRight } from '@veche/contract/rules/portal/courses/grade.ts'
import type { Db } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { issueCertificate, listOwnCertificates } from '../certificates/index.ts'
import { type CoursesContext, findApprovedContent, getCourse, stateOf } from '../courses/index.ts'
import { presentCertificate } from './course.presenter.ts'
import {
  type AttemptRow,
  closeAttempt,
  insertAnswer,
  insertSeen,
  listAnswers,
  lockAttempt,
} from './learning.repository.ts'

type Learner = Pick<Actor, 'id' | 'name'>
type Seen = { courseId: string; cards: readonly string[]; actor: Learner }

/** What is no card of the course any more is let go of. */
export async function addSeen(
  { db, clock }: Pick<CoursesContext, 'db' | 'clock'>,
  { courseId, cards, actor }: Seen,
): Promise<void> {
  const { content, ...course } = await getCourse(db, courseId, { isNewest: false })
  if (stateOf(course) !== 'published') throw new NotFoundError('course.not_found', { id: courseId })
  const known = content.cards.map(({ title }) => title).filter((title) => cards.includes(title))
  await insertSeen(db, { courseId, userId: actor.id }, { cards: known, now: clock() })
}

type Answer = { courseId: string; request: AnswerRequest; actor: Learner }

export async function addAnswer(
  context: CoursesContext,
  { courseId, request, actor }: Answer,
): Promise<AnswerResponse> {
  const { attemptId, versionNo, questionNo, chosen } = request
  const { db, ...services } = context
  const content = await findApprovedContent(db, { courseId, versionNo })
  if (content === null) throw new NotFoundError('course.not_found', { id: courseId })
  const question = content.questions[questionNo]
  if (!question || chosen.some((place) => place >= question.options.length))
    throw new InvalidError('course.no_such_question', { field: 'questionNo' })
  const now = services.clock()
  return db.transaction().execute(async (tx) => {
    const own = { id: attemptId, courseId, versionNo, userId: actor.id }
    const attempt = await lockAttempt(tx, own, now)
    const answer = { questionNo, chosen: [...new Set(chosen)].toSorted(), isRight: isRight(question, chosen) }
    if (attempt.isPassed === null) await insertAnswer(tx, attemptId, { ...answer, now })
    const shown = await readAttempt(tx, attempt, content)
    const result = shown.answers.find((one) => one.questionNo === questionNo)
    if (!result) throw new ConflictError('course.attempt_finished')
    if (!shown.isFinished || attempt.isPassed !== null) {
      const [last] = (await listOwnCertificates(tx, actor.id)).filter((one) => one.courseId === courseId)
      const certificate = shown.isPassed && last ? presentCertificate(last, now) : null
      return { result, attempt: shown, certificate }
    }
    await closeAttempt(tx, attemptId, { isPassed: shown.isPassed, now })
    if (!shown.isPassed) return { result, attempt: shown, certificate: null }
    const pass = { attemptId, courseId, content, person: actor }
    const certificate = await issueCertificate(tx, pass, services)
    return { result, attempt: shown, certificate: presentCertificate(certificate, now) }
  })
}

/** As it stands, with what became of each answer that was given. */
export async function readAttempt(
  db: Db,
  { id, versionNo }: Pick<AttemptRow, 'id' | 'versionNo'>,
  content: CourseContent,
): Promise<CourseAttempt> {
  const answers = await listAnswers(db, id)
  const rightCount = answers.filter((answer) => answer.isRight).length
  const isFinished = answers.length === content.questions.length
  return {
    ...{ id, versionNo, answers: answers.map((answer) => explain(content.questions, answer)) },
    ...{ isFinished, isPassed: isFinished && isPassed(content, rightCount), rightCount },
  }
}
