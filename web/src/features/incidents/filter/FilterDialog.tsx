import { MOVING_PERIODS } from '@veche/contract/values/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import {
  type FilterKey,
  type FilterText,
  valuesOf,
  withValues,
} from '../../../lib/incidents/incident-filter.ts'
import { nextDay, previousDay, startOfDay } from '../../../lib/time/civil-day.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import * as styles from './filter.module.css'
import { OwnFieldsFilter } from './OwnFieldsFilter.tsx'
import { PressButtons } from './PressButtons.tsx'
import { useFilterNames } from './use-filter-names.ts'
import { useFilterWords } from './use-filter-words.ts'

const FILTER = schemaOf(() => import('@veche/contract/casework/incident-filter.ts'), 'IncidentFilter')

type Props = { filters: FilterText; onApply: (changed: FilterText) => void; onClose: () => void }
type PartProps = { draft: FilterText; onChange: (changed: FilterText) => void }

const LONG_LISTS = [
  'municipalityCode',
  'topicCode',
  'groupCode',
  'channelId',
  'agencyCode',
  'unitCode',
  'assigneeId',
] as const
/** Nothing to choose from: the reader may not list them. */
const MAY_BE_EMPTY: readonly FilterKey[] = ['channelId']
const SHORT_LISTS = [
  'step',
  'network',
  'surface',
  'severity',
  'kind',
  'outcome',
  'satisfaction',
  'closingReason',
  'dismissReason',
  'flag',
] as const
const PERIODS = ['found', 'registered', 'answered', 'closed', 'due'] as const

/** Every field of an incident; within a field any of the values, between fields all of them. */
export function FilterDialog({ filters, onApply, onClose }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(filters)
  const onReset = () => setDraft(draft.search ? { search: draft.search } : {})
  return (
    <DialogForm
      title={t('incidents.filter.all')}
      submitLabel={t('incidents.filter.apply')}
      accepted={{ schema: FILTER, body: draft }}
      extra={
        <Button look="quiet" onClick={onReset}>
          {t('incidents.empty.reset')}
        </Button>
      }
      onSubmit={() => onApply(draft)}
      onClose={onClose}
      isWide
    >
      <div className={styles.fields}>
        {LONG_LISTS.map((key) => (
          <LongList key={key} field={key} draft={draft} onChange={setDraft} />
        ))}
        <YesNo field="urgent" draft={draft} onChange={setDraft} />
        <YesNo field="late" draft={draft} onChange={setDraft} />
        {PERIODS.map((name) => (
          <Period key={name} name={name} draft={draft} onChange={setDraft} />
        ))}
        {(['repeatFrom', 'membersFrom'] as const).map((key) => (
          <TextField
            key={key}
            label={t(`incidents.filter.${key}`)}
            name={key}
            type="number"
            min={2}
            value={draft[key] ?? ''}
            onChange={({ target }) => setDraft(withValues(draft, key, target.value ? [target.value] : []))}
          />
        ))}
        <TextField
          label={t('incidents.filter.tag')}
          name="tag"
          hint={t('incidents.filter.tagHint')}
          value={draft.tag ?? ''}
          onChange={({ target }) => setDraft({ ...draft, tag: target.value })}
        />
        <OwnFieldsFilter draft={draft} onChange={setDraft} />
        {SHORT_LISTS.map((key) => (
          <ShortList key={key} field={key} draft={draft} onChange={setDraft} />
        ))}
      </div>
    </DialogForm>
  )
}

function LongList({ field, draft, onChange }: PartProps & { field: FilterKey }) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const { optionsOf } = useFilterWords(directory, useFilterNames(draft))
  const chosen = valuesOf(draft, field)
  const isPeople = field === 'assigneeId'
  const options = isPeople
    ? [{ value: 'me', label: t('incidents.filter.me') }, ...optionsOf(field)]
    : optionsOf(field)
  if (options.length === 0 && chosen.length === 0 && MAY_BE_EMPTY.includes(field)) return null
  return (
    <div>
      <Combobox
        label={t(`incidents.filter.${field}`)}
        name={field}
        value={null}
        options={options.filter(({ value }) => !chosen.includes(value))}
        placeholder={t('incidents.filter.add')}
        onChange={(value) => value && onChange(withValues(draft, field, [...chosen, value]))}
      />
      {isPeople && options.length <= 2 && (
        <p className="xs muted field-h">{t('incidents.filter.peopleHint')}</p>
      )}
      {chosen.length > 0 && (
        <div className={`row g2 wrap ${styles.chosenValues}`}>
          {chosen.map((value) => {
            const unnamed = isPeople ? t('incidents.filter.person') : value
            const label = options.find((option) => option.value === value)?.label ?? unnamed
            return (
              <button
                type="button"
                key={value}
                className="tag"
                aria-label={t('incidents.filter.drop', { name: label })}
                onClick={() =>
                  onChange(
                    withValues(
                      draft,
                      field,
                      chosen.filter((one) => one !== value),
                    ),
                  )
                }
              >
                {label} ×
              </button>
            )
          })}
        </div>
      )}
    </div>
  )
}

function ShortList({ field, draft, onChange }: PartProps & { field: FilterKey }) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const { optionsOf } = useFilterWords(directory)
  const chosen = valuesOf(draft, field)
  return (
    <fieldset className={styles.wholeWidth}>
      <legend className="lab">{t(`incidents.filter.${field}`)}</legend>
      <div className="row g2 wrap">
        <PressButtons
          options={optionsOf(field)}
          chosen={chosen}
          onChange={(values) => onChange(withValues(draft, field, values))}
        />
      </div>
    </fieldset>
  )
}

function YesNo({ field, draft, onChange }: PartProps & { field: 'urgent' | 'late' }) {
  const { t } = useTranslation()
  return (
    <SelectField
      label={t(`incidents.filter.${field}`)}
      name={field}
      value={draft[field] ?? ''}
      onChange={({ target }) => onChange(withValues(draft, field, target.value ? [target.value] : []))}
    >
      <option value="">{t('incidents.filter.either')}</option>
      <option value="true">{t('incidents.filter.yes')}</option>
      <option value="false">{t('incidents.filter.no')}</option>
    </SelectField>
  )
}

/** Days of the region; both ends belong to the period. */
function Period({ name, draft, onChange }: PartProps & { name: (typeof PERIODS)[number] }) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const [from, to] = [`${name}From`, `${name}To`] as const
  const dayOf = (text: string | undefined) => (text ? dayKey(Date.parse(text), locale) : '')
  const last = dayOf(draft[to])
  // A day is due later than today: its periods do not go back from it.
  const moving = name === 'due' ? null : (`${name}In` as const)
  const unmoved = moving ? withValues(draft, moving, []) : draft
  const set = (key: typeof from | typeof to, day: string) =>
    onChange(
      withValues(unmoved, key, day ? [startOfDay(key === to ? nextDay(day) : day, locale.timeZone)] : []),
    )
  return (
    <fieldset className={styles.period}>
      <legend className="lab">{t(`incidents.filter.period.${name}`)}</legend>
      {moving && (
        <div className={`${styles.wholeWidth} row g1 wrap`}>
          {MOVING_PERIODS.map((period) => (
            <button
              type="button"
              key={period}
              className="btn s"
              aria-pressed={draft[moving] === period}
              onClick={() => {
                const free = withValues(withValues(unmoved, from, []), to, [])
                onChange(draft[moving] === period ? free : withValues(free, moving, [period]))
              }}
            >
              {t(`incidents.filter.moving.${period}`)}
            </button>
          ))}
        </div>
      )}
      <span className="xs muted" aria-hidden>
        {t('incidents.filter.from')}
      </span>
      <input
        className="inp"
        type="date"
        aria-label={t(`incidents.filter.${from}`)}
        value={dayOf(draft[from])}
        onChange={({ target }) => set(from, target.value)}
      />
      <span className="xs muted" aria-hidden>
        {t('incidents.filter.to')}
      </span>
      <input
        className="inp"
        type="date"
        aria-label={t(`incidents.filter.${to}`)}
        value={last && previousDay(last)}
        onChange={({ target }) => set(to, target.value)}
      />
    </fieldset>
  )
}
