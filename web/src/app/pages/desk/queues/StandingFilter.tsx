import { useTranslation } from 'react-i18next'
import { FilterChips } from '../../../../features/incidents/filter/index.ts'
import { countConditions } from '../../../../lib/incidents/incident-filter.ts'
import { Button } from '../../../../ui/Button.tsx'
import type { DeskSearch } from '../../../search-params.ts'
import * as styles from '../desk-page.module.css'

type Props = { filters: DeskSearch; onChange: (changed: DeskSearch) => void }

/** The conditions over a list whose fields are folded, with the way out of each and of all; words stay. */
export function StandingFilter({ filters, onChange }: Props) {
  const { t } = useTranslation()
  if (countConditions(filters) === 0) return null
  return (
    <div className={`${styles.standingFilter} no-print`}>
      <FilterChips filters={filters} onChange={onChange} isWhole />
      <Button
        size="s"
        look="quiet"
        onClick={() => onChange(filters.search ? { search: filters.search } : {})}
      >
        {t('incidents.empty.reset')}
      </Button>
    </div>
  )
}
