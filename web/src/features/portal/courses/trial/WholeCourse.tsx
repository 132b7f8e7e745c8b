import { useQuery } from '@tanstack/react-query'
import type { CourseResponse } from '@veche/contract/portal/courses.ts'
import type { CourseDraft } from '@veche/contract/rules/portal/courses/course-file.ts'
import { useTranslation } from 'react-i18next'
import { ErrorNotice, SkeletonRows } from '../../../../ui/query-states.tsx'
import { State } from '../../../../ui/State.tsx'
import { Prose } from '../../knowledge/index.ts'
import * as styles from '../courses.module.css'
import { courseFileQuery } from '../courses.queries.ts'
import { Picture } from '../Picture.tsx'
import { useCourseFormat } from '../use-course-format.ts'

/** All of the version that waits for another person: what its readers will read, be asked and be told. */
export function WholeCourse({ course }: { course: CourseResponse }) {
  const { t } = useTranslation()
  const format = useCourseFormat()
  const { data, error, refetch } = useQuery(courseFileQuery(course.id, course.newestNo))
  const read = data === undefined || !format ? null : format.readDraft(data)
  const content = read && 'content' in read ? read.content : null
  return (
    <section className="col g3" aria-label={t('courses.whole.title')}>
      <h2>{t('courses.whole.title')}</h2>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!content && !error && <SkeletonRows label={t('courses.loading')} />}
      {content && <Content content={content} />}
    </section>
  )
}

function Content({ content: { title, purpose, cards, questions, ...figures } }: { content: CourseDraft }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="col g1">
        <b className="m">{title}</b>
        <span>{purpose}</span>
        <span className="sm muted">
          {[
            t('courses.minutes', { count: Number(figures.minutes) }),
            t('courses.passMark', { percent: figures.passPercent, months: figures.validMonths }),
          ].join(' · ')}
        </span>
      </div>
      <ol className={styles.whole} aria-label={t('courses.whole.cards', { count: cards.length })}>
        {cards.map((card) => (
          <li key={card.title} className={styles.coursePart}>
            {card.picture && <Picture name={card.picture} />}
            <h3>{card.title}</h3>
            <Prose text={card.text} />
          </li>
        ))}
      </ol>
      <ol className={styles.whole} aria-label={t('courses.whole.questions', { count: questions.length })}>
        {questions.map(({ text, options }) => (
          <li key={text} className={styles.coursePart}>
            <h3>{text}</h3>
            <ul className="col g2">
              {options.map((option) => (
                <li key={option.text} className={styles.courseOption}>
                  <span className="row g2 wrap">
                    {option.text}
                    {option.isRight && <State name="done">{t('courses.whole.right')}</State>}
                  </span>
                  <span className="sm muted">{option.why}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  )
}
