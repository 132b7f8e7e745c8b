import { IconX } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import {
  type FilterKey,
  type FilterText,
  valuesOf,
  withValues,
} from '../../../lib/incidents/incident-filter.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { FilterDialog, OwnFieldChips } from './dialogs.ts'
import * as styles from './filter.module.css'
import { useFilterNames } from './use-filter-names.ts'
import { useFilterWords } from './use-filter-words.ts'

type Props = { filters: FilterText; onChange: (changed: FilterText) => void }

const QUICK = ['municipalityCode', 'groupCode', 'agencyCode', 'network'] as const
const SEVERAL = '…'

/** Every filter lives in the address, so a filtered desk can be sent to a colleague. */
export function FilterBar({ filters, onChange }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const { optionsOf } = useFilterWords(directory)
  const [isDialogOpen, setDialogOpen] = useState(false)
  const toggle = (key: 'urgent' | 'late') => onChange(withValues(filters, key, filters[key] ? [] : ['true']))
  return (
    <fieldset className={`${styles.filterBar} no-print`} aria-label={t('incidents.filter.title')}>
      {QUICK.map((key) => {
        const values = valuesOf(filters, key)
        return (
          <SelectField
            key={key}
            label={t(`incidents.filter.${key}`)}
            name="sort"
            isLabelHidden
            value={values.length > 1 ? SEVERAL : (values[0] ?? '')}
            onChange={({ target }) => onChange(withValues(filters, key, target.value ? [target.value] : []))}
          >
            <option value="">{t(`incidents.filter.any.${key}`)}</option>
            {values.length > 1 && (
              <option value={SEVERAL} disabled>
                {t('incidents.filter.several', { count: values.length })}
              </option>
            )}
            {optionsOf(key).map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </SelectField>
        )
      })}
      <Toggle
        label={t('incidents.filter.urgent')}
        isOn={filters.urgent === 'true'}
        onToggle={() => toggle('urgent')}
      />
      <Toggle
        label={t('incidents.filter.late')}
        isOn={filters.late === 'true'}
        onToggle={() => toggle('late')}
      />
      <Button size="s" look="quiet" onClick={() => setDialogOpen(true)}>
        {t('incidents.filter.all')}
      </Button>
      <FilterChips filters={filters} onChange={onChange} />
      {isDialogOpen && (
        <FilterDialog
          filters={filters}
          onClose={() => setDialogOpen(false)}
          onApply={(changed) => {
            setDialogOpen(false)
            onChange(changed)
          }}
        />
      )}
    </fieldset>
  )
}

/** What a list is narrowed by, each with its way out: beside the quick fields only what they do not show. */
export function FilterChips({ filters, onChange, isWhole = false }: Props & { isWhole?: boolean }) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const { chipOf } = useFilterWords(directory, useFilterNames(filters))
  const keys = (Object.keys(filters) as FilterKey[]).filter(
    (key) => key !== 'search' && key !== 'ownFields' && (isWhole || !isShownByFields(key, filters)),
  )
  if (keys.length === 0 && !filters.ownFields) return null
  return (
    <ul className={styles.chosen} aria-label={t('incidents.filter.chosen')}>
      {keys.map((key) => (
        <li key={key} className="tag">
          <span>{chipOf(key, filters)}</span>
          <button
            type="button"
            aria-label={t('incidents.filter.drop', { name: t(`incidents.filter.${key}`) })}
            onClick={() => onChange(withValues(filters, key, []))}
          >
            <IconX className="ic" aria-hidden="true" />
          </button>
        </li>
      ))}
      {filters.ownFields && (
        <Suspense>
          <OwnFieldChips
            text={filters.ownFields}
            onChange={(text) => onChange(withValues(filters, 'ownFields', text === null ? [] : [text]))}
          />
        </Suspense>
      )}
    </ul>
  )
}

function isShownByFields(key: FilterKey, filters: FilterText): boolean {
  if (key === 'urgent' || key === 'late') return filters[key] === 'true'
  return QUICK.some((quick) => quick === key) && valuesOf(filters, key).length === 1
}

function Toggle({ label, isOn, onToggle }: { label: string; isOn: boolean; onToggle: () => void }) {
  return (
    <button type="button" className="btn s" aria-pressed={isOn} onClick={onToggle}>
      {label}
    </button>
  )
}
