import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from './by-hand.module.css'
import { handRecordQuery } from './by-hand.queries.ts'
import { Around } from './LinkPart.tsx'

/** In the card: how it came, who wrote it down, and how the answer reaches whoever asked. */
export function HandRecordLine({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const record = useQuery(handRecordQuery(incidentId)).data?.record
  if (!record) return null
  const { way, byName, saidAt, link, isByLetter, around } = record
  return (
    <div className={`sm ${styles.recordLine}`}>
      <p>
        <b className="m">{t(`by-hand.way.${way}`)}</b>:{' '}
        {t('by-hand.record', { name: byName, at: moment(saidAt) })}
      </p>
      {link && (
        <p className={styles.longAddress}>
          <a href={link} target="_blank" rel="noreferrer noopener">
            {link}
          </a>
        </p>
      )}
      {way !== 'link' && <p className="muted">{t(isByLetter ? 'by-hand.byLetter' : 'by-hand.byPerson')}</p>}
      {around.length > 0 && <Around around={around} />}
    </div>
  )
}
