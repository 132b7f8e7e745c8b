import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { State } from '../../../ui/State.tsx'
import { OUTAGE_STATE } from '../codes.ts'
import * as styles from '../outages.module.css'
import type { OutageRow } from '../outages.queries.ts'
import { useOutageWords } from '../use-outage-words.ts'

export type RenderOutage = (outageId: string, content: ReactNode, className?: string) => ReactNode
type Props = { label: string; outages: readonly OutageRow[]; renderOutage: RenderOutage }

export function OutageList({ label, outages, renderOutage }: Props) {
  return (
    <ul className={`panel ${styles.outageRows}`} aria-label={label}>
      {outages.map((outage) => (
        <li key={outage.id}>{renderOutage(outage.id, <OutageLine outage={outage} />, styles.outageRow)}</li>
      ))}
    </ul>
  )
}

function OutageLine({ outage }: { outage: OutageRow }) {
  const { t } = useTranslation()
  const names = useDirectory()
  const words = useOutageWords()
  const { kind, reason, addresses, questionCount, state } = outage
  const facts = [names.municipalityName(outage.municipalityCode), names.agencyName(outage.agencyCode)]
  return (
    <>
      <span className="muted sm">{t('outages.number', { number: outage.number })}</span>
      <span className={styles.subject}>
        <span className="m blk">
          {t(`outages.kind.${kind}`)}. {reason}
        </span>
        <span className={`sm ${styles.addresses}`}>{addresses}</span>
        <span className="sm muted blk">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={styles.times}>
        <State name={OUTAGE_STATE[state]} className="sm">
          {words.when(outage)}
        </State>
        {questionCount > 0 && (
          <span className="xs muted">{t('outages.questions', { count: questionCount })}</span>
        )}
      </span>
    </>
  )
}
