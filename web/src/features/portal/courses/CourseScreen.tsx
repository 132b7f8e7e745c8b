import type { CourseResponse } from '@veche/contract/portal/courses.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMedia } from '../../../lib/browser/media.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { State } from '../../../ui/State.tsx'
import { PrintButton } from '../../../ui/text/PrintButton.tsx'
import { Prose } from '../knowledge/index.ts'
import { Assignments } from './Assignments.tsx'
import { AuthorBar } from './AuthorBar.tsx'
import { CardPlayer, useSeen } from './CardPlayer.tsx'
import { lastDay, STATE_OF } from './CourseList.tsx'
import * as styles from './courses.module.css'
import { Trial } from './late.ts'
import { Learners } from './people/Learners.tsx'
import { Returned } from './Returned.tsx'
import { TestPlayer } from './TestPlayer.tsx'
import { useKeptSteps, useTakeStep } from './use-kept-steps.ts'

type Props = { course: CourseResponse; back: ReactNode; renderCertificate: (number: string) => ReactNode }

/** What it gives and asks for, then card after card, then the questions. */
export function CourseScreen({ course, back, renderCertificate }: Props) {
  const [view, setView] = useState<'start' | 'cards' | 'test' | 'trial'>('start')
  const { title, id: courseId, versionNo } = course
  const seen = useSeen(course)
  const kept = useKeptSteps(courseId).filter((step) => step.kind === 'answer')
  const take = useTakeStep()
  useSendsLater(view === 'test')
  return (
    <article className={styles.course}>
      <header className="page-h">
        {back}
        <h1>{title}</h1>
        <PrintButton />
      </header>
      {view === 'start' && (
        <Start
          course={course}
          renderCertificate={renderCertificate}
          onCards={() => setView('cards')}
          onTest={() => setView('test')}
          onTry={() => setView('trial')}
        />
      )}
      {view === 'cards' && (
        <CardPlayer
          cards={course.cards}
          seen={seen}
          onSeen={(card) => take({ kind: 'card', courseId, card })}
          onEnd={() => setView('test')}
          onLeave={() => setView('start')}
        />
      )}
      {view === 'test' && (
        <TestPlayer
          {...{ course, kept, renderCertificate }}
          onAnswer={(answer) => take({ kind: 'answer', courseId, versionNo, ...answer })}
          onCards={() => setView('cards')}
        />
      )}
      {view === 'trial' && <Trial course={course} onLeave={() => setView('start')} />}
    </article>
  )
}

/** What nobody has approved is only to be tried: what that means for its readers, and by whom it waits. */
function Unapproved({ course: { state, approved, approvers, returned } }: Pick<Props, 'course'>) {
  const { t } = useTranslation()
  if (approved || state === 'withdrawn') return null
  const others = approvers.count - approvers.names.length
  return (
    <Notice state="waiting" title={t('courses.unapproved.title')}>
      <p>{t(state === 'published' ? 'courses.unapproved.newer' : 'courses.unapproved.first')}</p>
      {!returned && (
        <p>
          {approvers.count === 0
            ? t('courses.unapproved.nobody')
            : t('courses.unapproved.approvers', { names: approvers.names.join(', ') })}
          {others > 0 && ` ${t('courses.unapproved.others', { count: others })}`}
        </p>
      )}
    </Notice>
  )
}

/** On a screen one card stands at a time; whoever prints a course reads them all. */
function OnPaper({ cards }: Pick<CourseResponse, 'cards'>) {
  if (!useMedia('print')) return null
  return cards.map(({ title, text }) => (
    <section key={title}>
      <h2>{title}</h2>
      <Prose text={text} />
    </section>
  ))
}

type StartProps = Omit<Props, 'back'> & { onCards: () => void; onTest: () => void; onTry: () => void }

function Start({ course, renderCertificate, onCards, onTest, onTry }: StartProps) {
  const { t } = useTranslation()
  const { day, date } = useFormat()
  const seen = useSeen(course)
  const { purpose, minutes, cards, questionCount, standing, dueAt, certificate, rights, state, mayAssign } =
    course
  // Of what is not approved, or is withdrawn, nobody takes anything as they wish.
  const isOwn = state === 'published' && (course.approved !== null || standing !== 'free')
  const areAllSeen = cards.every(({ title }) => seen.has(title))
  return (
    <>
      <p>{purpose}</p>
      <p className="sm muted">
        {[
          t('courses.minutes', { count: minutes }),
          t('courses.cardsOf', { cards: cards.length, questions: questionCount }),
        ].join(' · ')}
        <br />
        {t('courses.passMark', { percent: course.passPercent, months: course.validMonths })}
      </p>
      <Returned returned={course.returned} />
      <Unapproved course={course} />
      <p className="row g3 wrap">
        {state === 'withdrawn' && <State name="waiting">{t('courses.state.withdrawn')}</State>}
        {isOwn && <State name={STATE_OF[standing]}>{t(`courses.standing.${standing}`)}</State>}
        {standing === 'due' && dueAt && (
          <b className="m">{t('courses.dueBy', { day: day(lastDay(dueAt)) })}</b>
        )}
        {certificate?.isValid && (
          <span className="m">{t('courses.validTo', { day: date(lastDay(certificate.validUntil)) })}</span>
        )}
      </p>
      {rights.length > 0 && (
        <p className="sm">
          {t('courses.rightsOf', { rights: rights.map((right) => t(`courses.right.${right}`)).join(', ') })}
        </p>
      )}
      {state === 'published' && course.approved && (
        <div className="row g2 wrap">
          {!areAllSeen && (
            <Button look="primary" onClick={onCards}>
              {t(seen.size > 0 ? 'courses.goOn' : 'courses.start')}
            </Button>
          )}
          {areAllSeen && (
            <Button look="primary" onClick={onTest}>
              {t('courses.toTest')}
            </Button>
          )}
          {areAllSeen && <Button onClick={onCards}>{t('courses.again')}</Button>}
          {certificate && renderCertificate(certificate.number)}
        </div>
      )}
      <OnPaper cards={course.cards} />
      {course.mayWrite && <AuthorBar course={course} onTry={onTry} />}
      {mayAssign && state === 'published' && <Assignments courseId={course.id} title={course.title} />}
      {course.maySeePeople && state === 'published' && <Learners courseId={course.id} />}
    </>
  )
}
