import type { JudgingResponse } from '@veche/contract/casework/answer-approval.ts'
import { RECORD_DAYS } from '@veche/contract/rules/limits.ts'
import { useTranslation } from 'react-i18next'
import * as styles from './decision.module.css'

/** How the writer's answers fared lately: whom to read twice. */
export function WritersRecord({ writer }: { writer: JudgingResponse['writer'] }) {
  const { t } = useTranslation()
  const { name, decided, approvedAtOnce, mended, sentBack } = writer
  return (
    <section className={styles.ground} aria-label={t('decision.record.title')}>
      <h3>{t('decision.record.title')}</h3>
      <p className="sm">
        <b className="m">{name}</b>{' '}
        <span className="muted">{t('decision.record.days', { count: RECORD_DAYS })}</span>
      </p>
      {decided === 0 ? (
        <p className="sm muted">{t('decision.record.none')}</p>
      ) : (
        <ul className="row g3 wrap sm">
          <li>{t('decision.record.atOnce', { count: approvedAtOnce, total: decided })}</li>
          {mended > 0 && <li>{t('decision.record.mended', { count: mended })}</li>}
          <li>{t('decision.record.sentBack', { count: sentBack })}</li>
        </ul>
      )}
    </section>
  )
}
