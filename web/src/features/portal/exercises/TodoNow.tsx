import type { ExerciseRunResponse, ExerciseTodo } from '@veche/contract/portal/exercises.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as styles from './exercises.module.css'
import { Enter } from './Seats.tsx'

/** One list for whoever plays several roles: whose step each thing waits for, and the way to it in that role. */
export function TodoNow({ run }: { run: ExerciseRunResponse }) {
  const { t } = useTranslation()
  const items = run.todo.toSorted((one, other) => rank(one) - rank(other))
  return (
    <section className="col g2" aria-labelledby="exercise-todo">
      <h2 id="exercise-todo">{t('exercises.todo')}</h2>
      {run.todo.length === 0 && <p className="muted">{t('exercises.todoNone')}</p>}
      {run.todo.length > 0 && (
        <ol className={`panel ${styles.exerciseRows}`} aria-label={t('exercises.todo')}>
          {items.map((item) => (
            <Item key={item.key} run={run} item={item} />
          ))}
        </ol>
      )}
    </section>
  )
}

/** Danger waits for nobody; then own steps, then those of others, each as long as it waits. */
function rank({ isUrgent, isOwn }: ExerciseTodo): number {
  return Number(!isUrgent) * 2 + Number(!isOwn)
}

function Item({ run, item }: { run: ExerciseRunResponse; item: ExerciseTodo }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const { key, minute, role, by, isOwn, isUrgent, place, person, text } = item
  const waited = Math.max(0, Math.floor(run.minute - minute))
  const name = run.seats.find((seat) => seat.role === role)?.name
  return (
    <li className={styles.exerciseRow}>
      <span className={styles.subject}>
        <b className="m blk">{t(`exercises.todoOf.${role}`)}</b>
        {isUrgent && (
          <State name="urgent" className="sm">
            {t('incidents.flag.urgent')}
          </State>
        )}
        <span className="sm muted blk">
          {[
            `${person}, ${t(`exercises.place.${place}`)}`,
            t('exercises.waits', { minutes: number(waited) }),
            ...(isOwn ? [] : [name ?? t(`exercises.by.${by}`)]),
          ].join(' · ')}
        </span>
        {text}
      </span>
      {isOwn && (
        <span className={styles.marks}>
          <Enter runId={run.id} role={role} at={key} label={t('exercises.enterAt', { person })} />
        </span>
      )}
    </li>
  )
}
