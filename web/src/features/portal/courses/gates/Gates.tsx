import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CourseSummary, GatesResponse } from '@veche/contract/portal/courses.ts'
import { GATED_RIGHTS, type GatedRight } from '@veche/contract/values/courses.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../../lib/words/use-format.ts'
import { Button } from '../../../../ui/Button.tsx'
import { SelectField, TextField } from '../../../../ui/forms/Field.tsx'
import { Dialog } from '../../../../ui/overlays/Dialog.tsx'
import { showErrorToast, showToast } from '../../../../ui/overlays/toast.tsx'
import { ErrorNotice, SkeletonRows } from '../../../../ui/query-states.tsx'
import { lastDay } from '../CourseList.tsx'
import * as styles from '../courses.module.css'
import { gatePreviewQuery, gatesQuery, setGate } from '../courses.queries.ts'
import { LiftDialog, type Resting } from './LiftDialog.tsx'

/** The centre says which right waits for which course, after the days of grace. */
export function Gates({ courses }: { courses: readonly CourseSummary[] }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(gatesQuery)
  return (
    <section className="col g2" aria-label={t('courses.gates.title')}>
      <h2>{t('courses.gates.title')}</h2>
      <p className="sm muted">{t('courses.gates.text')}</p>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('courses.gates.loading')} />}
      {data && GATED_RIGHTS.map((right) => <Gate key={right} {...{ right, courses, data }} />)}
      {data && <Lifts data={data} />}
    </section>
  )
}

type GateProps = { right: GatedRight; courses: readonly CourseSummary[]; data: GatesResponse }

function Gate({ right, courses, data }: GateProps) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState<string | null>(null)
  const [startsOn, setStartsOn] = useState('')
  const gate = data.gates.find((one) => one.right === right)
  const { mutate, isPending } = useMutation({
    mutationFn: (courseId: string | null) =>
      setGate(right, {
        ...{ courseId, expectedCourseId: gate?.courseId ?? null },
        ...(courseId !== null && startsOn !== '' && { startsOn }),
      }),
    onSuccess: () => showToast(t('courses.gates.set')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => {
      setAsked(null)
      return queryClient.invalidateQueries({ queryKey: ['courses'] })
    },
  })
  const name = t(`courses.right.${right}`)
  const title = courses.find(({ id }) => id === asked)?.title
  return (
    <div className={styles.gateRow}>
      <SelectField
        label={name}
        name={`gate-${right}`}
        value={gate?.courseId ?? ''}
        onChange={({ target }) => setAsked(target.value)}
      >
        <option value="">{t('courses.gates.none')}</option>
        {courses
          .filter(({ id, state }) => state === 'published' || id === gate?.courseId)
          .map((course) => (
            <option key={course.id} value={course.id}>
              {course.title}
            </option>
          ))}
      </SelectField>
      {gate && (
        <p className="sm">
          {t('courses.gates.counts', { passed: gate.passed, people: gate.people, rests: gate.rests })}
          <br />
          <span className="muted">{t('courses.gates.restsFrom', { day: day(gate.restsFrom) })}</span>
        </p>
      )}
      {asked !== null && (
        <Dialog
          title={
            title
              ? t('courses.gates.confirm', { right: name, title })
              : t('courses.gates.confirmNone', { right: name })
          }
          onClose={() => setAsked(null)}
        >
          {title && (
            <div className="dlg-b">
              <p>{t('courses.gates.confirmText')}</p>
              <Consequence right={right} courseId={asked} startsOn={startsOn} />
              <TextField
                label={t('courses.gates.startsOn')}
                name="startsOn"
                type="date"
                value={startsOn}
                onChange={({ target }) => setStartsOn(target.value)}
              />
            </div>
          )}
          <div className="dlg-f">
            <Button data-autofocus="" onClick={() => setAsked(null)}>
              {t('common.cancel')}
            </Button>
            <Button look="primary" isBusy={isPending} onClick={() => mutate(asked || null)}>
              {t(title ? 'courses.gates.yes' : 'courses.gates.free')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

type Asked = { right: GatedRight; courseId: string; startsOn: string }

/** Whose right would rest, and from which day: nobody should learn it from those who lost it. */
function Consequence({ right, courseId, startsOn }: Asked) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const asked = { courseId, ...(startsOn !== '' && { startsOn }) }
  const { data, error, refetch } = useQuery(gatePreviewQuery(right, asked))
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('courses.gates.counting')} count={2} />
  const { people, passed, missing, restsFrom } = data
  const left = people - passed
  if (left === 0) return <p role="status">{t('courses.gates.nobodyLoses', { people })}</p>
  const more = left - missing.length
  return (
    <div role="status">
      <p>
        <b className="m">{t('courses.gates.wouldLose', { count: left, people, day: day(restsFrom) })}</b>
      </p>
      <p className="sm">
        {missing.map(({ name }) => name).join(', ')}
        {more > 0 && ` ${t('courses.gates.andMore', { count: more })}`}
      </p>
    </div>
  )
}

function Lifts({ data: { lifts, resting, mayLift } }: { data: GatesResponse }) {
  const { t } = useTranslation()
  const { day } = useFormat()
  const [person, setPerson] = useState<Resting | null>(null)
  return (
    <>
      {resting.length > 0 && <h3>{t('courses.gates.resting')}</h3>}
      <ul>
        {resting.map((one) => (
          <li key={`${one.userId} ${one.right}`} className="row g3 wrap">
            <b className="m">{one.name}</b>
            <span className="sm">{t(`courses.right.${one.right}`)}</span>
            {mayLift && (
              <Button size="s" onClick={() => setPerson(one)}>
                {t('courses.gates.lift')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {lifts.length > 0 && <h3>{t('courses.gates.lifts')}</h3>}
      <ul>
        {lifts.map(({ id, name, endsAt, reason }) => (
          <li key={id}>{t('courses.gates.liftUntil', { name, day: day(lastDay(endsAt)), reason })}</li>
        ))}
      </ul>
      {person && <LiftDialog person={person} onClose={() => setPerson(null)} />}
    </>
  )
}
