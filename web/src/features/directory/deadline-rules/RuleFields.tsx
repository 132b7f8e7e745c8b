import { NETWORKS, SURFACES } from '@veche/contract/values/channels.ts'
import { DEADLINE_URGENCIES } from '@veche/contract/values/incidents.ts'
import { useTranslation } from 'react-i18next'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { FieldProblem, SelectField, TextField } from '../../../ui/forms/Field.tsx'
import type { Book } from '../directory.queries.ts'
import * as styles from '../directory-page.module.css'
import { CLOCKS, type RuleForm, withMatch } from './rule-form.ts'
import { useRuleWords } from './use-rule-words.ts'

type Props = {
  form: RuleForm
  isNew: boolean
  keys: readonly string[]
  book: Book
  onChange: (form: RuleForm) => void
}

export function RuleFields({ form, isNew, keys, book, onChange }: Props) {
  const { t } = useTranslation()
  const words = useRuleWords(book)
  const change = (part: Partial<RuleForm>) => onChange({ ...form, ...part })
  return (
    <>
      <div className="grid2">
        <SelectField
          label={t('directory.field.deadline')}
          name="key"
          value={form.key}
          disabled={!isNew}
          onChange={({ target }) => change({ key: target.value })}
        >
          {keys.map((key) => (
            <option key={key} value={key}>
              {words.key(key)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('directory.field.name')}
          name="name"
          limit={200}
          value={form.name}
          onChange={({ target }) => change({ name: target.value })}
        />
      </div>
      <LimitFields form={form} onChange={change} />
      <MatchFields form={form} book={book} onChange={change} />
    </>
  )
}

type PartProps = { form: RuleForm; onChange: (part: Partial<RuleForm>) => void }

function LimitFields({ form, onChange }: PartProps) {
  const { t } = useTranslation()
  const isTime = form.clock === 'working_hours' || form.clock === 'calendar_hours'
  return (
    <>
      <SelectField
        label={t('directory.field.clock')}
        name="clock"
        value={form.clock}
        onChange={({ target }) =>
          onChange({ clock: CLOCKS.find((clock) => clock === target.value) ?? form.clock })
        }
      >
        {CLOCKS.map((clock) => (
          <option key={clock} value={clock}>
            {t(`directory.clock.${clock}`)}
          </option>
        ))}
      </SelectField>
      <div className="grid2">
        <TextField
          label={isTime ? t('directory.field.howLong') : t('directory.field.workingDays')}
          name="limit"
          inputMode="decimal"
          value={form.amount}
          onChange={({ target }) => onChange({ amount: target.value })}
        />
        {isTime && (
          <SelectField
            label={t('directory.field.unit')}
            name="unit"
            value={form.unit}
            onChange={({ target }) => onChange({ unit: target.value === 'minutes' ? 'minutes' : 'hours' })}
          >
            <option value="hours">{t('directory.unit.hours')}</option>
            <option value="minutes">{t('directory.unit.minutes')}</option>
          </SelectField>
        )}
        {form.clock === 'time_of_working_day' && (
          <TextField
            label={t('directory.field.time')}
            name="time"
            type="time"
            value={form.time}
            onChange={({ target }) => onChange({ time: target.value })}
          />
        )}
      </div>
    </>
  )
}

function MatchFields({ form, book, onChange }: PartProps & { book: Book }) {
  const { t } = useTranslation()
  const words = useRuleWords(book)
  const { match } = form
  const bind = (part: Parameters<typeof withMatch>[1]) => onChange({ match: withMatch(match, part) })
  const toOption = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name })
  return (
    <fieldset className="form">
      <legend className="lab">{t('directory.field.match')}</legend>
      <FieldProblem name="match" />
      <div className="grid2">
        <Choice
          label={t('directory.field.urgency')}
          name="urgency"
          value={match.urgency}
          options={DEADLINE_URGENCIES.map((code) => [code, t(`directory.urgency.${code}`)])}
          onChange={(urgency) => bind({ urgency })}
        />
        <Choice
          label={t('directory.field.network')}
          name="network"
          value={match.network}
          options={NETWORKS.map((code) => [code, t(`common.network.${code}`)])}
          onChange={(network) => bind({ network })}
        />
        <Combobox
          label={t('directory.field.topic')}
          name="topicCode"
          placeholder={t('directory.any')}
          value={match.topicCode ?? null}
          options={book.topics.map(toOption)}
          canClear
          onChange={(topicCode) => bind({ topicCode })}
        />
        <Combobox
          label={t('directory.field.group')}
          name="groupCode"
          placeholder={t('directory.any')}
          value={match.groupCode ?? null}
          options={book.topicGroups.map(toOption)}
          canClear
          onChange={(groupCode) => bind({ groupCode })}
        />
        <Choice
          label={t('directory.field.surface')}
          name="surface"
          value={match.surface}
          options={SURFACES.map((code) => [code, t(`directory.surface.${code}`)])}
          onChange={(surface) => bind({ surface })}
        />
        <div className={`row g2 ${styles.ruleSteps}`}>
          <Choice
            label={t('directory.field.seasonFrom')}
            name="fromMonth"
            value={match.season?.fromMonth.toString()}
            options={MONTHS.map((month) => [String(month), words.month(month)])}
            onChange={(from) => bind({ season: seasonOf(from, match.season?.toMonth ?? from) })}
          />
          <Choice
            label={t('directory.field.seasonTo')}
            name="toMonth"
            value={match.season?.toMonth.toString()}
            options={MONTHS.map((month) => [String(month), words.month(month)])}
            onChange={(to) => bind({ season: seasonOf(match.season?.fromMonth ?? to, to) })}
          />
        </div>
      </div>
    </fieldset>
  )
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

function seasonOf(from: string | number, to: string | number) {
  return from === '' || to === '' ? null : { fromMonth: Number(from), toMonth: Number(to) }
}

type ChoiceProps = {
  label: string
  name: string
  value: string | undefined
  options: readonly (readonly [value: string, label: string])[]
  onChange: (value: string) => void
}

function Choice({ label, name, value = '', options, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <SelectField label={label} name={name} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t('directory.any')}</option>
      {options.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
