import type { CourseSummary } from '@veche/contract/portal/courses.ts'
import type { LEARNER_STATES } from '@veche/contract/values/courses.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State, type StateName } from '../../../ui/State.tsx'
import * as room from '../room-list.module.css'

export type RenderCourse = (courseId: string, content: ReactNode, className?: string) => ReactNode
type Props = { label: string; courses: readonly CourseSummary[]; renderCourse: RenderCourse }

export const STATE_OF: Record<(typeof LEARNER_STATES)[number], StateName> = {
  valid: 'done',
  due: 'attention',
  rests: 'late',
  lifted: 'waiting',
  free: 'waiting',
}

/** What asks something of its reader: a right depends on it, or it was begun. */
export function isOwed({ state, standing, seenCount, certificate }: CourseSummary): boolean {
  if (state !== 'published') return false
  if (standing === 'due' || standing === 'rests') return true
  return seenCount > 0 && !certificate?.isValid
}

export function CourseList({ label, courses, renderCourse }: Props) {
  return (
    <ul className={`panel ${room.roomRows}`} aria-label={label}>
      {courses.map((course) => (
        <li key={course.id}>{renderCourse(course.id, <Line course={course} />, room.roomRow)}</li>
      ))}
    </ul>
  )
}

function Line({ course }: { course: CourseSummary }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const { title, purpose, minutes, cardCount, seenCount, standing, dueAt, state, isWaiting } = course
  const isDue = standing === 'due' || standing === 'rests'
  return (
    <>
      <span className={room.subject}>
        <b className={`blk ${isOwed(course) ? 'b' : 'm'}`}>{title}</b>
        <span className="sm blk">{purpose}</span>
        <span className="sm muted">
          {[
            t('courses.minutes', { count: minutes }),
            t('courses.cards', { seen: seenCount, count: cardCount }),
          ].join(' · ')}
        </span>
      </span>
      <span className={`sm ${room.marks}`}>
        {state !== 'published' && <span className="tag">{t(`courses.state.${state}`)}</span>}
        {isWaiting && <span className="tag">{t('courses.waiting')}</span>}
        {state === 'published' && standing !== 'free' && (
          <State name={STATE_OF[standing]}>{t(`courses.standing.${standing}`)}</State>
        )}
        {isDue && dueAt && standing === 'due' && (
          <span className="m nw">{t('courses.dueBy', { day: day(lastDay(dueAt)) })}</span>
        )}
      </span>
    </>
  )
}

/** What ends at midnight ends with the day before. */
export function lastDay(moment: string): string {
  return new Date(Date.parse(moment) - 1).toISOString()
}
