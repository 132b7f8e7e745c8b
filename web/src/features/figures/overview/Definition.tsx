import type { Figure } from '@veche/book/figures/figure.ts'
import { useTranslation } from 'react-i18next'
import { formatDays } from '../../../lib/words/format-figures.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { FigureSum, useFigureWords } from '../catalogue/index.ts'
import type { Asked, Reading } from '../figures.queries.ts'
import type { RenderRows } from '../render-links.ts'
import * as styles from './Definition.module.css'
import { rowCountOf } from './rows-behind.ts'

type Props = {
  figure: Figure
  reading: Reading
  asked: Asked
  renderRows: RenderRows
  /** Under the tiles, or in a row of a table that has the name already. */
  look: 'strip' | 'row'
}

/** What a figure is, with its numbers put in, what it was before, by which rule, and the way to its rows. */
export function Definition({ figure, reading, asked, renderRows, look }: Props) {
  const { t } = useTranslation()
  const { number, counted, locale } = useFormat()
  const words = useFigureWords()
  const count = rowCountOf(figure, reading)
  return (
    <div className={styles.definition} data-look={look}>
      <div className={styles.meaning}>
        <p>
          {look === 'strip' && <b>{words.name(figure)}. </b>}
          {words.meaning(figure)}
        </p>
        <p className="xs muted">
          {t('figures.definition.rule', {
            version: number(figure.version),
            since: formatDays(figure.since, figure.since, locale),
          })}{' '}
          {t(`figures.clock.${figure.clock}`)}
        </p>
      </div>
      <div className={styles.numbers}>
        <FigureSum figure={figure} reading={reading} />
        <Before {...{ figure, reading, asked }} />
      </div>
      {count > 0 &&
        renderRows({ code: figure.code }, t('figures.definition.rows', counted(count)), {
          className: 'btn s no-print',
        })}
    </div>
  )
}

function Before({ figure, reading, asked }: Pick<Props, 'figure' | 'reading' | 'asked'>) {
  const { t } = useTranslation()
  const words = useFigureWords()
  if (figure.clock === 'now') return <p className="xs muted">{t('figures.definition.now')}</p>
  const said = (['previous', 'yearAgo'] as const).map((when) => {
    const change = words.change(figure, { value: reading.value, before: reading[when] })
    const value = words.value(figure, reading[when])
    return t(`figures.definition.${when}`, { value: change ? `${value} (${change})` : value, ...asked })
  })
  return <p className="xs muted">{said.join(' · ')}</p>
}
