import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../../lib/directory.ts'
import { type OwnField, ownFieldsQuery } from '../../../../lib/own-fields/own-fields.ts'
import { SelectField, TextField } from '../../../../ui/forms/Field.tsx'
import type { Line } from '../rule-form.ts'
import * as styles from '../rules.module.css'
import { CodesField } from './CodesField.tsx'

export type About = { topicCodes: readonly string[]; groupCodes: readonly string[] }
const NOTHING: About = { topicCodes: [], groupCodes: [] }

type Props = {
  line: Line
  label: string
  about: About | undefined
  onChange: (changes: Partial<Line>) => void
}

/** Which field of the chosen topics a line asks, and for what. */
export function OwnFieldLine({ line, label, about = NOTHING, onChange }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const { data } = useQuery(ownFieldsQuery)
  const fields = data?.fields ?? []
  const groupOf = new Map(directory.topics.map(({ code, groupCode }) => [code, groupCode]))
  const offered = fields.filter(
    (field) => field.code === line.field || (!field.isRetired && isOfAny(field, about, groupOf)),
  )
  const field = fields.find(({ code }) => code === line.field)
  if (data && offered.length === 0) return <p className="sm muted">{t('rules.noFields')}</p>
  return (
    <>
      <div className={styles.ownField}>
        <SelectField
          label={t('rules.ownField')}
          name="field"
          value={line.field}
          onChange={({ target }) => {
            const chosen = fields.find(({ code }) => code === target.value)
            onChange({ field: target.value, value: chosen?.kind ?? '', codes: [], text: '' })
          }}
        >
          <option value="">{t('rules.choose')}</option>
          {offered.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {field && line.kind !== 'field_filled' && (
        <Values field={field} line={line} label={label} onChange={onChange} />
      )}
    </>
  )
}

type ValuesProps = { field: OwnField; line: Line; label: string; onChange: Props['onChange'] }

function Values({ field, line, label, onChange }: ValuesProps) {
  const { t } = useTranslation()
  const { kind } = field
  if (kind === 'choice' || kind === 'yes_no')
    return (
      <CodesField
        name="codes"
        label={label}
        options={
          kind === 'choice'
            ? field.options.map(({ code, name }) => ({ value: code, label: name }))
            : (['true', 'false'] as const).map((code) => ({ value: code, label: t(`rules.answer.${code}`) }))
        }
        codes={line.codes}
        isOne={line.kind === 'set_field'}
        onChange={(codes) => onChange({ codes, value: kind })}
      />
    )
  return (
    <TextField
      label={label}
      name="values"
      hint={line.kind === 'set_field' ? '' : t(`rules.valuesHint.${kind}`)}
      value={line.text}
      onChange={({ target }) => onChange({ text: target.value, value: kind })}
    />
  )
}

/** Of a rule that names no topic any field may be asked. */
function isOfAny(
  field: Pick<OwnField, 'topicCodes' | 'groupCodes'>,
  { topicCodes, groupCodes }: About,
  groupOf: ReadonlyMap<string, string>,
): boolean {
  if (topicCodes.length + groupCodes.length === 0) return true
  const groups = [...groupCodes, ...topicCodes.map((code) => groupOf.get(code))]
  return (
    field.topicCodes.some(
      (code) => topicCodes.includes(code) || groupCodes.includes(groupOf.get(code) ?? ''),
    ) || field.groupCodes.some((code) => groups.includes(code))
  )
}
