import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../../lib/words/quoted.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import * as styles from './own-work.module.css'
import type { OwnWork } from './own-work.queries.ts'

export type RenderQuestion = (incidentId: string, content: ReactNode, className?: string) => ReactNode

type ReturnsProps = { returns: OwnWork['returns']; renderQuestion: RenderQuestion }

/** In the words of the approver, so that one learns from them; what was put right says so. */
export function OwnReturns({ returns, renderQuestion }: ReturnsProps) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  return (
    <section className="panel" aria-label={t('own-work.returns.title')}>
      <div className="ph">
        <h2>{t('own-work.returns.title')}</h2>
      </div>
      {returns.length === 0 && <p className="pad sm muted">{t('own-work.returns.none')}</p>}
      <ul className={styles.wordRows}>
        {returns.map(({ incidentId, title, at, byName, reasonCode, words, isSettled }) => (
          <li key={`${incidentId} ${at}`} className={styles.wordRow}>
            {renderQuestion(incidentId, title, 'm')}
            <p className="sm">
              {reasonCode !== null && <b className="m">{t(`answers.sendBack.reason.${reasonCode}`)}. </b>}
              {words}
            </p>
            <p className="row g2 wrap xs muted">
              <span>{[byName, shortMoment(at)].filter(Boolean).join(' · ')}</span>
              {isSettled && <State name="done">{t('own-work.returns.settled')}</State>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

type ThanksProps = { thanks: OwnWork['thanks']; renderQuestion: RenderQuestion }

export function ThanksList({ thanks, renderQuestion }: ThanksProps) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  return (
    <section className="panel" aria-label={t('own-work.thanks.title')}>
      <div className="ph">
        <h2>{t('own-work.thanks.title')}</h2>
      </div>
      {thanks.length === 0 && <p className="pad sm muted">{t('own-work.thanks.none')}</p>}
      <ul className={styles.wordRows}>
        {thanks.map(({ incidentId, title, at, words }) => (
          <li key={incidentId} className={styles.wordRow}>
            <blockquote>{quoted(words)}</blockquote>
            <p className="xs muted">
              {renderQuestion(incidentId, title)} · {shortMoment(at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
