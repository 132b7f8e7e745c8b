import { useTranslation } from 'react-i18next'
import type { OwnDraft, OwnField } from '../../../lib/own-fields/own-fields.ts'
import { SelectField, TextField } from '../Field.tsx'
import { useOwnFieldWords } from './use-own-field-words.ts'

type Props = {
  fields: readonly OwnField[]
  draft: OwnDraft
  onChange: (draft: OwnDraft) => void
  /** Codes of those that must be filled in here. */
  needed?: readonly string[]
}

/** One control for each field, by its kind. */
export function OwnFieldInputs({ fields, draft, onChange, needed = [] }: Props) {
  return fields.map((field) => (
    <OwnFieldInput
      key={field.code}
      field={field}
      isNeeded={needed.includes(field.code)}
      value={draft[field.code] ?? ''}
      onChange={(value) => onChange({ ...draft, [field.code]: value })}
    />
  ))
}

type InputProps = {
  field: OwnField
  isNeeded: boolean
  value: string
  onChange: (value: string) => void
}

function OwnFieldInput({ field, isNeeded, value, onChange }: InputProps) {
  const { t } = useTranslation()
  const { nameOf } = useOwnFieldWords()
  const { kind, options } = field
  const common = {
    label: nameOf(field),
    name: field.code,
    hint: [isNeeded && t('fields.needed'), field.hint].filter(Boolean).join(' · ') || undefined,
    value,
    required: isNeeded,
  }
  const choices =
    kind === 'choice'
      ? options
          .filter(({ code, isRetired }) => !isRetired || code === value)
          .map((option) => ({ value: option.code, label: nameOf(option) }))
      : [
          { value: 'true', label: t('fields.flag.yes') },
          { value: 'false', label: t('fields.flag.no') },
        ]
  if (kind === 'choice' || kind === 'yes_no')
    return (
      <SelectField {...common} onChange={({ target }) => onChange(target.value)}>
        <option value="">{t('fields.nothing')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </SelectField>
    )
  return (
    <TextField
      {...common}
      {...(kind === 'day' && { type: 'date' })}
      {...(kind === 'number' && { inputMode: 'decimal' as const })}
      {...(kind === 'line' && field.maxLength !== null && { limit: field.maxLength })}
      autoComplete="off"
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
