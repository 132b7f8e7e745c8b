import { NEIGHBOUR_DATES } from '@veche/contract/values/admin/neighbours.ts'
import { EXPORT_COLUMNS } from '@veche/contract/values/casework/export-columns.ts'
import { useTranslation } from 'react-i18next'
import type { OwnField } from '../../../lib/own-fields/own-fields.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { type FormColumn, withWord, wordsIn } from './mapping-form.ts'
import * as styles from './neighbours.module.css'
import { useOurWords } from './use-our-words.ts'

type Props = {
  column: FormColumn
  fields: readonly OwnField[]
  /** Ours that other columns are. */
  taken: readonly string[]
  unknown: readonly string[]
  onChange: (column: FormColumn) => void
}

/** Columns of moments: there is nothing to translate but the day. */
const MOMENTS = /^(Дата |Общее время первого|Время (назначения|1го|отправки|попадания))/

/** One column of theirs: which of ours it is, how days are written there, what their words are here. */
export function ColumnRow({ column, fields, taken, unknown, onChange }: Props) {
  const { t } = useTranslation()
  const ourWords = useOurWords(fields)
  const { from: name, to, dates, words, examples } = column
  const options = to === '' ? null : ourWords(to)
  const all = [...EXPORT_COLUMNS, ...fields.map((field) => field.name)]
  return (
    <div className={styles.mappedColumn}>
      <div className={styles.theirColumn}>
        <b>{name}</b>
        <span className="xs muted blk">
          {examples.length > 0
            ? t('exchange.neighbour.examples', { values: examples.join(' · ') })
            : t('exchange.neighbour.noExamples')}
        </span>
      </div>
      <div className="col g2">
        <Combobox
          label={t('exchange.neighbour.column', { name })}
          name={`column ${name}`}
          value={to === '' ? null : to}
          options={all
            .filter((one) => one === to || !taken.includes(one))
            .map((one) => ({ value: one, label: one }))}
          placeholder={t('exchange.neighbour.skip')}
          canClear
          onChange={(chosen) => onChange({ ...column, to: chosen ?? '' })}
        />
        {MOMENTS.test(to) && (
          <SelectField
            label={t('exchange.neighbour.dates', { name })}
            name={`dates ${name}`}
            value={dates}
            onChange={({ target }) =>
              onChange({ ...column, dates: NEIGHBOUR_DATES.find((one) => one === target.value) ?? 'any' })
            }
          >
            {NEIGHBOUR_DATES.map((one) => (
              <option key={one} value={one}>
                {t(`exchange.neighbour.datesOf.${one}`)}
              </option>
            ))}
          </SelectField>
        )}
        {options && (
          <fieldset className="col g2">
            <legend className="lab">{t('exchange.neighbour.words', { name })}</legend>
            <p className="xs muted">{t('exchange.neighbour.wordsHint')}</p>
            {wordsIn(column, unknown).map((word) => (
              <Combobox
                key={word}
                label={t('exchange.neighbour.wordOf', { word })}
                name={`word ${name} ${word}`}
                value={words.find((one) => one.from === word)?.to ?? null}
                options={options}
                placeholder={t('exchange.neighbour.asIs')}
                canClear
                onChange={(chosen) => onChange(withWord(column, word, chosen))}
              />
            ))}
          </fieldset>
        )}
      </div>
    </div>
  )
}
