import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from '../directory-page.module.css'

type Move = { incidentId: string; number: number; key: string; before: string; after: string }

/** Deadlines with their old and new moment. */
export function MoveTable({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if (moves.length === 0) return null
  return (
    <table className={styles.directoryTable} aria-label={t('directory.moves.title')}>
      <thead>
        <tr>
          <th scope="col">{t('directory.moves.incident')}</th>
          <th scope="col">{t('directory.moves.deadline')}</th>
          <th scope="col">{t('directory.moves.before')}</th>
          <th scope="col">{t('directory.moves.after')}</th>
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <tr key={`${move.incidentId} ${move.key} ${move.before}`}>
            <th scope="row">{t('common.numbered', { number: move.number })}</th>
            <td data-title={t('directory.moves.deadline')}>{t(`directory.deadlineKey.${move.key}`)}</td>
            <td data-title={t('directory.moves.before')}>{moment(move.before)}</td>
            <td data-title={t('directory.moves.after')}>{moment(move.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
