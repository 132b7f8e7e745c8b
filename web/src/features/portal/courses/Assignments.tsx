import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CourseAssignmentsResponse } from '@veche/contract/portal/course-assignments.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/overlays/Confirm.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { lastDay } from './CourseList.tsx'
import { assignedPeopleQuery, assignmentsQuery, withdrawAssignment } from './courses.queries.ts'

type Assignment = CourseAssignmentsResponse['assignments'][number]
type Props = { courseId: string; title: string }

/** Which bodies and units have to take the course, who of them has, and taking it back. */
export function Assignments({ courseId, title }: Props) {
  const { t } = useTranslation()
  const [isAssigning, setAssigning] = useState(false)
  const { data, error, refetch } = useQuery(assignmentsQuery(courseId))
  return (
    <section className="col g2" aria-label={t('courses.assign.section')}>
      <h2>{t('courses.assign.section')}</h2>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('courses.people.loading')} />}
      {data?.assignments.length === 0 && <p className="muted">{t('courses.assign.none')}</p>}
      {data && data.assignments.length > 0 && (
        <ul className="panel">
          {data.assignments.map((assignment) => (
            <li key={assignment.id} className="col g2 pad">
              <Assigned courseId={courseId} assignment={assignment} />
            </li>
          ))}
        </ul>
      )}
      {data && data.places.length > 0 && (
        <div className="row">
          <Button onClick={() => setAssigning(true)}>{t('courses.assign.open')}</Button>
        </div>
      )}
      {isAssigning && (
        <AssignDialog
          courseId={courseId}
          title={title}
          places={data?.places ?? []}
          onClose={() => setAssigning(false)}
        />
      )}
    </section>
  )
}

function Assigned({ courseId, assignment }: { courseId: string; assignment: Assignment }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [isShown, setShown] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const { id, name, dueAt, people, passed, assignedByName, mayWithdraw } = assignment
  const { mutate, isPending } = useMutation({
    mutationFn: () => withdrawAssignment(courseId, id),
    onSuccess: () => showToast(t('courses.assign.withdrawn')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['courses'] }),
  })
  return (
    <>
      <span>
        <b className="m">{name}</b>
        <span className="sm muted blk">
          {[
            t('courses.dueBy', { day: day(lastDay(dueAt)) }),
            t('courses.assign.counts', { passed, people }),
            t('courses.assign.by', { name: assignedByName }),
          ].join(' · ')}
        </span>
        {people === 0 && (
          <State name="attention" className="sm say">
            {t('courses.assign.nobody')}
          </State>
        )}
      </span>
      <span className="row g2 wrap">
        <Button size="s" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t('courses.assign.who')}
        </Button>
        {mayWithdraw && (
          <Button size="s" look="quiet" isBusy={isPending} onClick={() => setAsked(true)}>
            {t('courses.assign.withdraw')}
          </Button>
        )}
      </span>
      {isShown && <People courseId={courseId} assignmentId={id} />}
      {isAsked && (
        <Confirm
          title={t('courses.assign.withdrawTitle', { name })}
          action={t('courses.assign.withdraw')}
          onYes={() => {
            setAsked(false)
            mutate()
          }}
          onClose={() => setAsked(false)}
        >
          <p>{t('courses.assign.withdrawText')}</p>
        </Confirm>
      )}
    </>
  )
}

function People({ courseId, assignmentId }: { courseId: string; assignmentId: string }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    assignedPeopleQuery(courseId, assignmentId),
  )
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('courses.people.loading')} />
  const people = data.pages.flatMap((page) => page.people)
  const skipped = data.pages.flatMap((page) => page.skipped)
  return (
    <>
      {people.length === 0 && <p className="sm muted">{t('courses.team.none')}</p>}
      <ul>
        {people.map(({ name, isPassed, dueAt }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people may bear one name
          <li key={`${name} ${place}`} className="row g2 wrap">
            <span className="grow">{name}</span>
            <State name={isPassed ? 'done' : 'attention'} className="sm">
              {isPassed ? t('courses.standing.valid') : t('courses.dueBy', { day: day(lastDay(dueAt)) })}
            </State>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button size="s" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('courses.people.more')}
        </Button>
      )}
      {skipped.length > 0 && (
        <section aria-label={t('courses.assign.skipped')}>
          <h4 className="sm">{t('courses.assign.skipped')}</h4>
          <ul>
            {skipped.map(({ name, reason }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may bear one name
              <li key={`${name} ${place}`} className="row g2 wrap">
                <span className="grow">{name}</span>
                <span className="sm muted">{t(`courses.assign.skippedFor.${reason}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
