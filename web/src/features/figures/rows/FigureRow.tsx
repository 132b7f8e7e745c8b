import { NETWORKS } from '@veche/contract/networks/index.ts'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { State } from '../../../ui/State.tsx'
import type { Row } from '../figures.queries.ts'
import type { RenderCard } from '../render-links.ts'
import * as styles from './FigureRows.module.css'
import { useRowWords } from './use-row-words.ts'

type Props = { row: Row; isShare: boolean; renderCard: RenderCard }

/** One question: its words lead to its card for whoever may see it. */
export function FigureRow({ row, isShare, renderCard }: Props) {
  const { t } = useTranslation()
  const words = useRowWords()
  const network = NETWORKS.find((code) => code === row.network)
  const state = words.state(row)
  return (
    <div className={styles.figureRow}>
      <div className={styles.first}>
        {network && <ChannelGlyph network={network} />}
        {row.card ? (
          renderCard(row.card, words.title(row), `${styles.title} el`)
        ) : (
          <span className={`${styles.title} el muted`}>{words.title(row)}</span>
        )}
        <State name={state.name}>{state.words}</State>
        {isShare && (
          <State name={row.isCounted ? 'done' : 'waiting'} look="pill">
            {t(row.isCounted ? 'figures.rows.isCounted' : 'figures.rows.isNot')}
          </State>
        )}
      </div>
      <p className="xs muted">{words.facts(row)}</p>
    </div>
  )
}
