import type { OutageChange } from '@veche/contract/outages.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { useFieldWords } from '../use-field-words.ts'
import * as styles from './screen.module.css'

/** Who did what and when, the newest first. */
export function HistoryPanel({ history }: { history: readonly OutageChange[] }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  return (
    <section className="panel" aria-labelledby="outage-history">
      <div className="ph">
        <h2 id="outage-history">{t('outages.history.title')}</h2>
      </div>
      <ol className={styles.history}>
        {history.map(({ at, byName, act, fields, comment }) => (
          <li key={`${at} ${act}`}>
            <span className="m blk">{t(`outages.history.${act}`)}</span>
            {fields.map((change) => (
              <FieldChange key={change.field} {...change} />
            ))}
            {comment && <span className={`sm blk ${styles.change}`}>{comment}</span>}
            <span className="xs muted">
              {moment(at)} · {byName ?? t('outages.history.program')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function FieldChange({ field, before, after }: OutageChange['fields'][number]) {
  const { labelOf, wordsOf } = useFieldWords()
  return (
    <span className={`sm blk ${styles.change}`}>
      {labelOf(field)}: <del>{wordsOf(field, before)}</del> → <ins>{wordsOf(field, after)}</ins>
    </span>
  )
}
