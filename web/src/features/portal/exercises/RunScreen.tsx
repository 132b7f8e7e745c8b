import type { ExerciseRunResponse } from '@veche/contract/portal/exercises.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { EmptyState, Notice } from '../../../ui/query-states.tsx'
import { DebriefScreen } from './DebriefScreen.tsx'
import * as styles from './exercises.module.css'
import type { RenderRun } from './History.tsx'
import { Seats } from './Seats.tsx'
import { Steering } from './Steering.tsx'
import { TodoNow } from './TodoNow.tsx'

type Props = { run: ExerciseRunResponse; back: ReactNode; renderRun: RenderRun }

/** The board of one exercise: who plays, what has come, and in the end what it came to. */
export function RunScreen({ run, back, renderRun }: Props) {
  const { t } = useTranslation()
  const { state, debrief } = run
  const isOpen = state !== 'over' && state !== 'failed'
  return (
    <article className={styles.runScreen}>
      <header className="page-h">
        {back}
        <h1>{run.title}</h1>
      </header>
      <p>{run.summary}</p>
      <Goals goals={run.goals} isOpen={isOpen && run.begunAt === null} />
      <p role="status" className="m">
        {t(`exercises.state.${state === 'lobby' && !run.mayRun ? 'lobbyOfOthers' : state}`, {
          minute: Math.floor(run.minute),
          minutes: run.minutes,
        })}
      </p>
      {state === 'failed' && <Failed run={run} />}
      {isOpen && (
        <>
          <Notice state="waiting" title={t('exercises.safe')}>
            {t('exercises.safeText')}
          </Notice>
          {state === 'running' && <TodoNow run={run} />}
          {state !== 'ending' && run.mayRun && <Steering run={run} />}
          {run.begunAt === null && !run.mayRun && (
            <p className="m">{t('exercises.begunBy', { name: run.startedByName })}</p>
          )}
          <h2>{t('exercises.seats')}</h2>
          <Seats run={run} />
          {run.begunAt !== null && <Come run={run} />}
        </>
      )}
      {debrief && <DebriefScreen run={run} debrief={debrief} renderRun={renderRun} />}
    </article>
  )
}

function Goals({ goals, isOpen }: { goals: readonly string[]; isOpen: boolean }) {
  const { t } = useTranslation()
  return (
    <details open={isOpen}>
      <summary>{t('exercises.goals')}</summary>
      <ul className={styles.goals}>
        {goals.map((goal) => (
          <li key={goal}>{goal}</li>
        ))}
      </ul>
    </details>
  )
}

function Failed({ run }: { run: ExerciseRunResponse }) {
  const { t } = useTranslation()
  return (
    <Notice state="attention" title={t('exercises.failed')}>
      {t(`exercises.why.${run.end ?? 'broken'}`)}
    </Notice>
  )
}

function Come({ run }: { run: ExerciseRunResponse }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  if (run.beats.length === 0)
    return <EmptyState title={t('exercises.quiet')}>{t('exercises.quietText')}</EmptyState>
  return (
    <>
      <h2>{t('exercises.come')}</h2>
      <ol className={`panel ${styles.exerciseRows}`} aria-label={t('exercises.come')}>
        {run.beats.map(({ key, minute, place, person, text }) => (
          <li key={key} className={styles.exerciseRow}>
            <span className={`sm nw ${styles.minute}`}>
              {t('exercises.atMinute', { minute: number(Math.floor(minute)) })}
            </span>
            <span className={styles.subject}>
              <span className="sm muted blk">
                {person} · {t(`exercises.place.${place}`)}
              </span>
              {text}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
