import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { peopleQuery } from '../stream/index.ts'

type Person = { id: string; name: string }
type Props = {
  value: string | null
  /** Its people may be editors too. */
  agencyCode: string | null
  known: readonly Person[]
  onChange: (editorId: string | null) => void
}

/** Who steers the stream. */
export function EditorField({ value, agencyCode, known, onChange }: Props) {
  const { t } = useTranslation()
  const colleagues = useQuery({ ...peopleQuery(agencyCode ?? ''), enabled: agencyCode !== null }).data?.people
  const people = new Map([...known, ...(colleagues ?? [])].map(({ id, name }) => [id, name]))
  return (
    <SelectField
      label={t('livestreams.form.editor')}
      name="editorId"
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value || null)}
    >
      <option value="">{t('livestreams.form.noEditor')}</option>
      {[...people].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
