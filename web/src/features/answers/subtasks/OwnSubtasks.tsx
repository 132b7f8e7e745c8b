import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SubtaskRow } from './SubtaskRow.tsx'
import * as styles from './subtasks.module.css'
import { ownSubtasksQuery } from './subtasks.queries.ts'

/** Above one's tasks: what colleagues gave to the reader or to their unit. Nothing where none is open. */
export function OwnSubtasks({ className = '' }: { className?: string | undefined }) {
  const { t } = useTranslation()
  const subtasks = useQuery(ownSubtasksQuery).data?.subtasks ?? []
  if (subtasks.length === 0) return null
  return (
    <section className={`${styles.subtaskPanel} ${className}`} aria-label={t('subtasks.own')}>
      <h2>{t('subtasks.own')}</h2>
      <ul className={styles.subtaskRows}>
        {subtasks.map((subtask) => (
          <li key={subtask.id}>
            <SubtaskRow subtask={subtask} showsPlace />
          </li>
        ))}
      </ul>
    </section>
  )
}
