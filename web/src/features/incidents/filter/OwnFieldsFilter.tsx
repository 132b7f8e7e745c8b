import { useQuery } from '@tanstack/react-query'
import {
  type OwnCondition,
  readOwnConditions,
  writeOwnConditions,
} from '@veche/contract/rules/own-fields/own-field-filter.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { type FilterText, valuesOf } from '../../../lib/incidents/incident-filter.ts'
import { type OwnField, ownFieldsQuery } from '../../../lib/own-fields/own-fields.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { useOwnFieldWords } from '../../../ui/forms/own-fields/use-own-field-words.ts'
import * as styles from './filter.module.css'
import { PressButtons } from './PressButtons.tsx'

type Props = { draft: FilterText; onChange: (changed: FilterText) => void }

/** Fields of the region: of the topics that are chosen, else all of them. */
export function OwnFieldsFilter({ draft, onChange }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(ownFieldsQuery)
  const { topic } = useDirectory()
  const conditions = readOwnConditions(draft.ownFields ?? '') ?? []
  const topics = valuesOf(draft, 'topicCode')
  const groups = [...valuesOf(draft, 'groupCode'), ...topics.flatMap((code) => topic(code)?.groupCode ?? [])]
  const isOfChosen = ({ topicCodes, groupCodes }: OwnField) =>
    (topics.length === 0 && groups.length === 0) ||
    topicCodes.some((code) => topics.includes(code) || groups.includes(topic(code)?.groupCode ?? '')) ||
    groupCodes.some((code) => groups.includes(code))
  const fields = (data?.fields ?? []).filter(
    (field) => isOfChosen(field) || conditions.some(({ code }) => code === field.code),
  )
  if (fields.length === 0) return null
  // Of a chosen topic they are what is looked for.
  const isOpen = conditions.length > 0 || topics.length > 0
  const set = (code: string, condition: OwnCondition | null) => {
    const { ownFields: _, ...rest } = draft
    const next = [...conditions.filter((one) => one.code !== code), ...(condition ? [condition] : [])]
    onChange(next.length === 0 ? rest : { ...rest, ownFields: writeOwnConditions(next) })
  }
  return (
    <details className={styles.wholeWidth} open={isOpen ? true : undefined}>
      <summary>{t('fields.filter.title', { count: fields.length })}</summary>
      <div className={styles.fields}>
        {fields.map((field) => (
          <OneField
            key={field.code}
            field={field}
            condition={conditions.find(({ code }) => code === field.code) ?? null}
            onChange={(condition) => set(field.code, condition)}
          />
        ))}
      </div>
    </details>
  )
}

type OneProps = {
  field: OwnField
  condition: OwnCondition | null
  onChange: (condition: OwnCondition | null) => void
}

function OneField({ field, condition, onChange }: OneProps) {
  const { t } = useTranslation()
  const { nameOf } = useOwnFieldWords()
  const { code, kind } = field
  const isEmpty = condition?.is === 'empty'
  return (
    <fieldset className={styles.wholeWidth}>
      <legend className="lab">{nameOf(field)}</legend>
      <div className="row g2 wrap">
        {(kind === 'number' || kind === 'day') && <Bounds {...{ field, condition, onChange }} />}
        {kind === 'line' && (
          <TextField
            label={nameOf(field)}
            isLabelHidden
            name={code}
            value={condition?.is === 'one_of' ? (condition.values[0] ?? '') : ''}
            onChange={({ target }) =>
              onChange(target.value === '' ? null : { code, is: 'one_of', values: [target.value] })
            }
          />
        )}
        {(kind === 'choice' || kind === 'yes_no') && <Choices {...{ field, condition, onChange }} />}
        <PressButtons
          options={[{ value: 'empty', label: t('fields.filter.empty') }]}
          chosen={isEmpty ? ['empty'] : []}
          onChange={(chosen) => onChange(chosen.length > 0 ? { code, is: 'empty' } : null)}
        />
      </div>
    </fieldset>
  )
}

/** Both ends belong to it. */
function Bounds({ field, condition, onChange }: OneProps) {
  const { t } = useTranslation()
  const { nameOf } = useOwnFieldWords()
  const { code, kind } = field
  const within = condition?.is === 'within' ? condition : { from: null, to: null }
  const set = (bounds: { from: string | null; to: string | null }) =>
    onChange(bounds.from || bounds.to ? { code, is: 'within', ...bounds } : null)
  return (['from', 'to'] as const).map((end) => (
    <input
      key={end}
      className="inp"
      type={kind === 'day' ? 'date' : 'number'}
      step="any"
      aria-label={t(`fields.filter.${end}`, { name: nameOf(field) })}
      placeholder={t(`fields.filter.short.${end}`)}
      value={within[end] ?? ''}
      onChange={({ target }) => set({ from: within.from, to: within.to, [end]: target.value || null })}
    />
  ))
}

function Choices({ field, condition, onChange }: OneProps) {
  const { say } = useOwnFieldWords()
  const { code } = field
  const chosen = condition?.is === 'one_of' ? condition.values : []
  const all = field.kind === 'choice' ? field.options.map((option) => option.code) : ['true', 'false']
  return (
    <PressButtons
      options={all.map((value) => ({ value, label: say(field, value) ?? value }))}
      chosen={chosen}
      onChange={(values) => onChange(values.length === 0 ? null : { code, is: 'one_of', values })}
    />
  )
}
