import type { DeadlineResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { actsOf, type DeadlineAct } from './deadline-acts.ts'
import * as styles from './deadlines.module.css'

type Props = { deadline: DeadlineResponse; kinds?: readonly DeadlineAct['kind'][] }

/** Who moved or stopped this deadline, and why; nothing when nobody did. */
export function DeadlineActs({ deadline, kinds }: Props) {
  const { t } = useTranslation()
  const { shortMoment, moment } = useFormat()
  const acts = actsOf(deadline).filter(({ kind }) => !kinds || kinds.includes(kind))
  if (acts.length === 0) return null
  // A promise moves the deadline by itself and a question to the author stops it; everything else is a person's words.
  const words: Record<string, string> = {
    promise: t('work.deadline.byPromise'),
    clarification: t('incidents.queue.clarifying'),
  }
  const reasonOf = (reason: string) => words[reason] ?? reason
  const at = (value: string | null) => (value === null ? '' : moment(value))
  return (
    <ul className={`${styles.deadlineActs} xs`} aria-label={t('work.deadline.acts')}>
      {acts.map((act) => (
        <li key={`${act.kind}-${act.at}`}>
          <b className="m">
            {t(`work.deadline.act.${act.kind}`, { before: at(act.before), after: at(act.after) })}
          </b>
          <p className="muted">
            {[act.byName, shortMoment(act.at), reasonOf(act.reason)].filter(Boolean).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}
