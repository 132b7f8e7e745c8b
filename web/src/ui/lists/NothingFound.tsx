import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { quoted } from '../../lib/words/quoted.ts'
import { Button } from '../Button.tsx'
import { EmptyState } from '../query-states.tsx'

type Props = {
  /** What the list is narrowed by: the name of the field and the value as its reader sees it; empty ones narrow nothing. */
  filters: readonly (readonly [name: string, value: string | null | undefined | false])[]
  onClear: () => void
}

/** A list that a filter has emptied names the filter, and one press takes it away. */
export function NothingFound({ filters, onClear }: Props) {
  const { t } = useTranslation()
  const said = filters.flatMap(([name, value]) => (value ? [`${name}: ${quoted(value)}`] : []))
  return (
    <EmptyState
      title={t('common.nothingFound')}
      mark={<IconSearch className="ic xl" />}
      actions={<Button onClick={onClear}>{t('common.unfilter')}</Button>}
    >
      {t('common.filtered', { filters: said.join('; ') })}
    </EmptyState>
  )
}
