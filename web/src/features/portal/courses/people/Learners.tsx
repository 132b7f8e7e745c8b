import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { RemindLearnersResponse } from '@veche/contract/portal/courses.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../../lib/words/use-format.ts'
import { Button } from '../../../../ui/Button.tsx'
import { NothingFound } from '../../../../ui/lists/NothingFound.tsx'
import { SearchBox } from '../../../../ui/lists/SearchBox.tsx'
import { showErrorToast, showToast } from '../../../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../../../ui/query-states.tsx'
import { State } from '../../../../ui/State.tsx'
import { lastDay, STATE_OF } from '../CourseList.tsx'
import { learnersQuery, peopleUrl, remindOfCourse, teamQuery } from '../courses.queries.ts'
import { RemindAll, RemindedResult } from './RemindAll.tsx'

/** How far the people of a head are; no answer of anybody. */
export function Learners({ courseId }: { courseId: string }) {
  const { t } = useTranslation()
  const { day, time, shortMoment } = useFormat()
  const [isAsked, setAsked] = useState(false)
  const [result, setResult] = useState<RemindLearnersResponse | null>(null)
  const { mutate: remind, isPending } = useRemind(courseId, setResult)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    learnersQuery(courseId),
  )
  const first = data?.pages[0]
  return (
    <section className="col g2" aria-label={t('courses.people.title')}>
      <h2>{t('courses.people.title')}</h2>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('courses.people.loading')} />}
      {first && (
        <>
          <p className="row g3 wrap">
            <span className="m">{t('courses.people.counts', first.counts)}</span>
            <a className="btn s" href={peopleUrl(courseId)} download="">
              {t('courses.people.csv')}
            </a>
            {first.mayRemind && (
              <Button size="s" isBusy={isPending} onClick={() => setAsked(true)}>
                {t('courses.people.remindAll')}
              </Button>
            )}
          </p>
          <p className="xs muted">{t('courses.people.counted')}</p>
          <ul className="panel">
            {data.pages
              .flatMap(({ people }) => people)
              .map(({ userId, name, state, seenCount, certificateNumber, dueAt, remindedAt, reminding }) => (
                <li key={userId} className="row g3 wrap pad">
                  <b className="m grow">{name}</b>
                  <State name={STATE_OF[state]}>{t(`courses.standing.${state}`)}</State>
                  <span className="sm muted">
                    {[
                      certificateNumber ?? t('courses.cards', { seen: seenCount, count: first.cardCount }),
                      dueAt && t('courses.dueBy', { day: day(lastDay(dueAt)) }),
                      remindedAt &&
                        (reminding === 'told'
                          ? t('courses.people.remindedToday', { time: time(remindedAt) })
                          : t('courses.people.remindedAt', { moment: shortMoment(remindedAt) })),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  {first.mayRemind && reminding === 'open' && (
                    <Button
                      size="s"
                      look="quiet"
                      isBusy={isPending}
                      aria-label={t('courses.people.remindOf', { name })}
                      onClick={() => remind({ userIds: [userId] })}
                    >
                      {t('courses.people.remind')}
                    </Button>
                  )}
                </li>
              ))}
          </ul>
          {hasNextPage && (
            <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('courses.people.more')}
            </Button>
          )}
        </>
      )}
      {isAsked && (
        <RemindAll
          courseId={courseId}
          onYes={() => {
            setAsked(false)
            remind({})
          }}
          onClose={() => setAsked(false)}
        />
      )}
      {result && <RemindedResult result={result} onClose={() => setResult(null)} />}
    </section>
  )
}

function useRemind(courseId: string, onLeftOut: (result: RemindLearnersResponse) => void) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (whom: { userIds?: string[] }) => remindOfCourse(courseId, whom),
    onSuccess: (result, { userIds }) => {
      const { reminded, leftOutCount } = result
      if (!userIds && leftOutCount > 0) onLeftOut(result)
      else
        showToast(
          reminded === 0
            ? t('courses.people.remindedAlready')
            : t('courses.people.remindedCount', { count: reminded }),
        )
      return queryClient.invalidateQueries({ queryKey: ['courses'] })
    },
    onError: (error) => showErrorToast(words(error)),
  })
}

type TeamProps = { search: string | undefined; onSearch: (words: string | undefined) => void }

/** Who lacks which course: one list for a head, in place of a page for each. */
export function Team({ search, onSearch }: TeamProps) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    teamQuery(search),
  )
  const courses = data?.pages[0]?.courses ?? []
  const people = data?.pages.flatMap((page) => page.people) ?? []
  return (
    <section className="col g2" aria-label={t('courses.team.title')}>
      <h2>{t('courses.team.title')}</h2>
      <p className="xs muted">{t('courses.people.counted')}</p>
      <search className="row">
        <SearchBox
          label={t('courses.team.search')}
          placeholder={t('courses.team.search')}
          value={search ?? ''}
          onChange={(words) => onSearch(words || undefined)}
        />
      </search>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('courses.people.loading')} />}
      {data && people.length === 0 && search === undefined && (
        <p className="muted">{t('courses.team.none')}</p>
      )}
      {data && people.length === 0 && search !== undefined && (
        <NothingFound filters={[[t('courses.team.words'), search]]} onClear={() => onSearch(undefined)} />
      )}
      {people.length > 0 && (
        <ul className="panel">
          {people.map((person, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may bear one name
            <li key={`${person.name} ${place}`} className="col g1 pad">
              <div className="row g2">
                <b className="m grow">{person.name}</b>
                <span className="sm muted">
                  {t('courses.team.passed', {
                    passed: person.courses.filter(({ state }) => state === 'valid').length,
                    of: courses.length,
                  })}
                </span>
              </div>
              <div className="row g2 wrap">
                {person.courses.map(({ state, dueAt }, no) => {
                  const title = courses[no]?.title ?? ''
                  if (state === 'valid') return null
                  if (state === 'free')
                    return (
                      <span key={title} className="tag">
                        {title}
                      </span>
                    )
                  const until = dueAt && t('courses.dueBy', { day: day(lastDay(dueAt)) })
                  return (
                    <State key={title} name={STATE_OF[state]} className="sm">
                      {[`${title}: ${t(`courses.standing.${state}`)}`, until].filter(Boolean).join(', ')}
                    </State>
                  )
                })}
              </div>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('courses.people.more')}
        </Button>
      )}
    </section>
  )
}
