import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { type Asked, matrixQuery } from '../figures.queries.ts'
import type { RenderRows } from '../render-links.ts'
import { Legend } from './Legend.tsx'
import * as styles from './Matrix.module.css'
import { MatrixTable } from './MatrixTable.tsx'
import { matrixOf, type Order } from './matrix-shape.ts'

type Props = { asked: Asked; renderRows: RenderRows }

const ORDERS: readonly Order[] = ['count', 'deviation']

/** Questions by place and topic: the number is how many, the colour how far from the norm of four weeks. */
export function Matrix({ asked, renderRows }: Props) {
  const { t } = useTranslation()
  const [order, setOrder] = useState<Order>('count')
  const [isWhole, setWhole] = useState(false)
  return (
    <section className={`panel ${styles.matrixPanel}`} aria-labelledby="fg-matrix">
      <div className="ph">
        <h2 id="fg-matrix">{t('figures.matrix.title')}</h2>
        <span className="xs muted grow">{t('figures.matrix.text')}</span>
        <fieldset className="seg no-print" aria-label={t('figures.matrix.order')}>
          {ORDERS.map((one) => (
            <button key={one} type="button" aria-pressed={one === order} onClick={() => setOrder(one)}>
              {t(`figures.matrix.by.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {isKept(asked) ? (
        <Cells {...{ asked, renderRows, order, isWhole }} onWhole={setWhole} />
      ) : (
        <p className="pad muted">{t('figures.matrix.notKept')}</p>
      )}
    </section>
  )
}

/** Sums by place and topic are kept of no body, network or single topic. */
function isKept({ agencyCode, network, topicCode }: Asked): boolean {
  return agencyCode === undefined && network === undefined && topicCode === undefined
}

type CellsProps = Props & { order: Order; isWhole: boolean; onWhole: (isWhole: boolean) => void }

function Cells({ asked, renderRows, order, isWhole, onWhole }: CellsProps) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const { data, error, refetch } = useQuery(matrixQuery(asked))
  if (!data && error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('figures.loading')} />
  if (data.cells.length === 0)
    return <EmptyState title={t('figures.noData')}>{t('figures.matrix.none')}</EmptyState>
  const own = directory.municipalities.map(({ code }) => code)
  const municipalityCodes = asked.municipalityCode ? [asked.municipalityCode] : own
  const shape = matrixOf(data.cells, { municipalityCodes, order, isWhole })
  return (
    <>
      <MatrixTable shape={shape} renderRows={renderRows} />
      <Legend>
        {(shape.hasRest || isWhole) && (
          <Button size="s" look="quiet" className="no-print" onClick={() => onWhole(!isWhole)}>
            {t(isWhole ? 'figures.matrix.fewer' : 'figures.matrix.whole')}
          </Button>
        )}
      </Legend>
    </>
  )
}
