import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { durabilityQuery, type SliceFilter } from '../analysis.queries.ts'
import type { RenderIncident } from '../render-links.ts'
import { CurvePicture } from './CurvePicture.tsx'
import * as styles from './Durability.module.css'
import { MeasuredTable } from './MeasuredTable.tsx'
import { SpellRows } from './SpellRows.tsx'
import { useHoldWords } from './use-hold-words.ts'

type Props = {
  filter: SliceFilter
  onFilter: (filter: SliceFilter) => void
  renderIncident: RenderIncident
}

/** «Держится N дней»: until the next complaint on the same topic at the same place. */
export function DurabilityPanel({ filter, onFilter, renderIncident }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { counted } = useFormat()
  const words = useHoldWords()
  const [areRowsOpen, setRowsOpen] = useState(false)
  const { data, error, refetch } = useQuery(durabilityQuery(filter))
  if (!data && error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('figures.analysis.loading')} />
  const { whole, steps } = data
  const nameOfBody = (code: string) => names.agency(code)?.shortName ?? names.agencyName(code) ?? code
  return (
    <>
      <section className="panel" aria-labelledby="rp-holds">
        <div className="ph">
          <h2 id="rp-holds">{t('figures.analysis.durability.title')}</h2>
        </div>
        {whole ? (
          <div className={styles.whole}>
            <p className={styles.headline}>
              {t('figures.analysis.durability.headline', { median: words.median(whole) })}
            </p>
            <p className="sm muted">
              {t('figures.analysis.durability.of', counted(whole.spells))}{' '}
              {t('figures.analysis.durability.meaning')}
            </p>
            {whole.longestDays !== null && <CurvePicture steps={steps} longestDays={whole.longestDays} />}
            <details onToggle={({ currentTarget }) => setRowsOpen(currentTarget.open)}>
              <summary>{t('figures.analysis.durability.rows')}</summary>
              {areRowsOpen && <SpellRows filter={filter} renderIncident={renderIncident} />}
            </details>
          </div>
        ) : (
          <EmptyState title={t('figures.analysis.durability.none')}>
            {t('figures.analysis.durability.noneText')}
          </EmptyState>
        )}
      </section>
      {data.bodies.length > 0 && (
        <MeasuredTable
          id="rp-bodies"
          title={t('figures.analysis.durability.bodies')}
          rows={data.bodies}
          nameOf={nameOfBody}
          chosen={filter.agencyCode}
          onChoose={(agencyCode) => onFilter({ ...filter, agencyCode })}
        />
      )}
      {data.groups.length > 0 && (
        <MeasuredTable
          id="rp-groups"
          title={t('figures.analysis.durability.groups')}
          rows={data.groups}
          nameOf={(code) => names.groupName(code) ?? code}
          chosen={filter.groupCode}
          onChoose={(groupCode) => onFilter({ ...filter, groupCode })}
        />
      )}
    </>
  )
}
