import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import type { FigureFilter } from '@veche/contract/figures.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import type { FiguresSearch } from '../figures-search.ts'
import * as styles from './AskedBar.module.css'
import { DaysFields } from './DaysFields.tsx'
import { PERIOD_KINDS, periodOf, stepPeriod } from './period.ts'
import { WhoseField } from './WhoseField.tsx'

type Props = {
  search: FiguresSearch
  today: string
  /** Of whom the reader may ask; null: of everybody. Undefined while it is not known. */
  own: readonly FigureFilter[] | null | undefined
  onSearch: (search: FiguresSearch) => void
}

/** Periods, days and places; whatever is chosen stands in the address. */
export function AskedBar({ search, today, own, onSearch }: Props) {
  return (
    <div className={`${styles.askedBar} no-print`}>
      <PeriodButtons {...{ search, today, onSearch }} />
      {search.period === 'any' && (
        <DaysFields
          period={periodOf(search, today)}
          today={today}
          onDays={(days) => onSearch({ ...search, ...days })}
        />
      )}
      <WhoseField {...{ search, own, onSearch }} />
      <GroupField {...{ search, onSearch }} />
      <Chosen {...{ search, onSearch }} />
    </div>
  )
}

function PeriodButtons({ search, today, onSearch }: Omit<Props, 'own'>) {
  const { t } = useTranslation()
  const now = periodOf(search, today)
  const chosen = search.period ?? 'week'
  return (
    <div className="row g1">
      <Button
        size="s"
        look="quiet"
        isStep
        icon={<IconChevronLeft className="ic" />}
        aria-label={t('figures.period.earlier')}
        onClick={() => onSearch(stepPeriod(search, today, -1))}
      />
      <fieldset className="seg" aria-label={t('figures.period.label')}>
        {PERIOD_KINDS.map((period) => (
          <button
            key={period}
            type="button"
            aria-pressed={period === chosen}
            onClick={() =>
              onSearch({ ...search, period, from: undefined, to: undefined, ...(period === 'any' && now) })
            }
          >
            {t(`figures.period.${period}`)}
          </button>
        ))}
      </fieldset>
      <Button
        size="s"
        look="quiet"
        isStep
        icon={<IconChevronRight className="ic" />}
        aria-label={t('figures.period.later')}
        disabled={now.to >= today}
        onClick={() => onSearch(stepPeriod(search, today, 1))}
      />
    </div>
  )
}

type FieldProps = Pick<Props, 'search' | 'onSearch'>

function GroupField({ search, onSearch }: FieldProps) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  return (
    <SelectField
      label={t('figures.asked.group')}
      isLabelHidden
      name="groupCode"
      value={search.groupCode ?? ''}
      onChange={({ target }) =>
        onSearch({
          ...search,
          groupCode: target.value || undefined,
          // Sums are not kept of a network or a topic by group.
          ...{ network: undefined, topicCode: undefined },
        })
      }
    >
      <option value="">{t('figures.asked.everyGroup')}</option>
      {directory.topicGroups.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

/** What has no field of its own, with the way back. */
function Chosen({ search, onSearch }: FieldProps) {
  const { t } = useTranslation()
  const names = useDirectory()
  const chosen = [
    ...(search.network
      ? [{ key: 'network', name: t(`common.network.${search.network}`, t('figures.nowhere.network')) }]
      : []),
    ...(search.topicCode ? [{ key: 'topicCode', name: names.topicName(search.topicCode) }] : []),
  ]
  return chosen.map(({ key, name }) => (
    <Button
      key={key}
      size="s"
      icon={<IconX className="ic s" aria-hidden="true" />}
      aria-label={t('figures.asked.without', { name })}
      onClick={() => onSearch({ ...search, [key]: undefined })}
    >
      {name}
    </Button>
  ))
}
