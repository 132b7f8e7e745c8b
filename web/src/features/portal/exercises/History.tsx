import type { ExerciseRunSummary } from '@veche/contract/portal/exercises.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from './exercises.module.css'

export type RenderRun = (runId: string, content: ReactNode, className?: string) => ReactNode
type Props = { runs: readonly ExerciseRunSummary[]; renderRun: RenderRun }

/** Own ones and those of the unit, newest first. */
export function History({ runs, renderRun }: Props) {
  const { t } = useTranslation()
  return (
    <ul className={`panel ${styles.exerciseRows}`} aria-label={t('exercises.history')}>
      {runs.map((run) => (
        <li key={run.id}>{renderRun(run.id, <Line run={run} />, styles.exerciseRow)}</li>
      ))}
    </ul>
  )
}

function Line({ run }: { run: ExerciseRunSummary }) {
  const { t } = useTranslation()
  const { moment, number } = useFormat()
  const { asked, answered, seenMinutes, dangersMissed } = run.figures
  return (
    <>
      <span className={styles.subject}>
        <b className="m blk">{run.title}</b>
        <span className="sm muted">
          {[
            moment(run.at),
            run.startedByName,
            t('exercises.people', { count: run.teamSize }),
            t('exercises.speedOf', { speed: run.speed }),
          ].join(' · ')}
        </span>
      </span>
      <span className={`sm ${styles.marks}`}>
        {run.isOwn && <span className="tag">{t('exercises.own')}</span>}
        <span>{t('exercises.answeredOf', { answered, asked })}</span>
        {seenMinutes !== null && <span>{t('exercises.seenIn', { minutes: number(seenMinutes) })}</span>}
        {dangersMissed > 0 && <b>{t('exercises.missedCount', { count: dangersMissed })}</b>}
      </span>
    </>
  )
}
