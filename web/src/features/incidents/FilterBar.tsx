import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'
import { NETWORK_CODES } from '../../lib/names.ts'
import { SelectField } from '../../ui/Field.tsx'

export type Filters = {
  municipality?: string
  group?: string
  agency?: string
  network?: (typeof NETWORK_CODES)[number]
  urgent?: true
  late?: true
  q?: string
}
type Props = { filters: Filters; onChange: (changed: Filters) => void }

/** Every filter lives in the address, so a filtered desk can be sent to a colleague. */
export function FilterBar({ filters, onChange }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const lists = [
    {
      key: 'municipality',
      entries: directory.municipalities.map(({ code, shortName }) => ({ code, name: shortName })),
    },
    { key: 'group', entries: directory.topicGroups },
    { key: 'agency', entries: directory.agencies.map(({ code, shortName }) => ({ code, name: shortName })) },
  ] as const
  return (
    <fieldset className="flt" aria-label={t('incidents.filter.title')}>
      {lists.map(({ key, entries }) => (
        <SelectField
          key={key}
          label={t(`incidents.filter.${key}`)}
          isLabelHidden
          value={filters[key] ?? ''}
          onChange={({ target }) => onChange(withText(filters, key, target.value))}
        >
          <option value="">{t(`incidents.filter.any.${key}`)}</option>
          {entries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      ))}
      <SelectField
        label={t('incidents.filter.network')}
        isLabelHidden
        value={filters.network ?? ''}
        onChange={({ target }) => onChange(withNetwork(filters, target.value))}
      >
        <option value="">{t('incidents.filter.any.network')}</option>
        {NETWORK_CODES.map((code) => (
          <option key={code} value={code}>
            {t(`common.network.${code}`)}
          </option>
        ))}
      </SelectField>
      <Toggle
        label={t('incidents.filter.urgent')}
        isOn={filters.urgent === true}
        onToggle={() => onChange(toggled(filters, 'urgent'))}
      />
      <Toggle
        label={t('incidents.filter.late')}
        isOn={filters.late === true}
        onToggle={() => onChange(toggled(filters, 'late'))}
      />
    </fieldset>
  )
}

function Toggle({ label, isOn, onToggle }: { label: string; isOn: boolean; onToggle: () => void }) {
  return (
    <button type="button" className="btn s" aria-pressed={isOn} onClick={onToggle}>
      {label}
    </button>
  )
}

function withText(filters: Filters, key: 'municipality' | 'group' | 'agency', value: string): Filters {
  const { [key]: _dropped, ...rest } = filters
  return value === '' ? rest : { ...rest, [key]: value }
}

function withNetwork({ network: _dropped, ...rest }: Filters, value: string): Filters {
  const network = NETWORK_CODES.find((code) => code === value)
  return network ? { ...rest, network } : rest
}

function toggled(filters: Filters, key: 'urgent' | 'late'): Filters {
  const { [key]: isOn, ...rest } = filters
  return isOn ? rest : { ...rest, [key]: true }
}

export function countFilters({ q: _words, ...filters }: Filters): number {
  return Object.keys(filters).length
}
