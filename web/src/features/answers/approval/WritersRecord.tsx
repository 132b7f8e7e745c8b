import type { JudgingResponse } from '@veche/contract/casework/answer-approval.ts'
import { RECORD_DAYS } from '@veche/contract/rules/limits.ts'
import { useTranslation } from 'react-i18next'
import * as styles from './decision.module.css'

/** How the writer's answers fared lately: whom to read twice. */
export function WritersRecord({ writer }: { writer: JudgingResponse['writer'] }) {
  const { t } = useTranslation()
  const { name, decided, approvedAtOnce, mended, sentBack } = writer
  return (
    <section className={styles.ground} aria-label={t('answers.record.title')}>
      <h3>{t('answers.record.title')}</h3>
      <p className="sm">
        <b className="m">{name}</b>{' '}
        <span className="muted">{t('answers.record.days', { count: RECORD_DAYS })}</span>
      </p>
      {decided === 0 ? (
        <p className="sm muted">{t('answers.record.none')}</p>
      ) : (
        <ul className="row g3 wrap sm">
          <li>{t('answers.record.atOnce', { count: approvedAtOnce, total: decided })}</li>
          {mended > 0 && <li>{t('answers.record.mended', { count: mended })}</li>}
          <li>{t('answers.record.sentBack', { count: sentBack })}</li>
        </ul>
      )}
    </section>
  )
}
