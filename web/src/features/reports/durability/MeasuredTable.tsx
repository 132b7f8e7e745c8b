import type { DurabilityResponse } from '@veche/contract/reports.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as tables from '../measured-table.module.css'
import * as styles from './Durability.module.css'
import { useHoldWords } from './use-hold-words.ts'

type Row = DurabilityResponse['bodies'][number]
type Props = {
  id: string
  title: string
  rows: readonly Row[]
  nameOf: (code: string) => string
  chosen: string | undefined
  onChoose: (code: string | undefined) => void
}

/** Whose «решено» holds how long; a name asks about it alone. */
export function MeasuredTable({ id, title, rows, nameOf, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const { number, percent } = useFormat()
  const words = useHoldWords()
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="ph">
        <h2 id={id}>{title}</h2>
      </div>
      <div className={tables.sideways}>
        <table className={`${tables.measuredTable} ${styles.fullWidth}`} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{t('figures.analysis.durability.name')}</th>
              <th scope="col">{t('figures.analysis.durability.solved')}</th>
              <th scope="col">{t('figures.analysis.durability.again')}</th>
              <th scope="col">{t('figures.analysis.durability.median')}</th>
              <th scope="col">{t('figures.analysis.durability.afterMonth')}</th>
              <th scope="col">{t('figures.analysis.durability.afterQuarter')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  <button
                    type="button"
                    className="lnk"
                    aria-pressed={row.code === chosen}
                    onClick={() => onChoose(row.code === chosen ? undefined : row.code)}
                  >
                    {nameOf(row.code)}
                  </button>
                </th>
                <td>{number(row.spells)}</td>
                <td>{number(row.complaints)}</td>
                <td>{words.median(row)}</td>
                {[row.afterMonth, row.afterQuarter].map((share, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns, always the same
                  <td key={at}>{share === null ? t('figures.analysis.few') : percent(share)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
