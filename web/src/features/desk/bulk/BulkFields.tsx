import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { peopleQuery } from '../../../lib/people/people.queries.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import type { BulkForm } from './bulk-form.ts'
import { DismissReasonChoice } from './DismissReasonChoice.tsx'

type Props = {
  form: BulkForm
  /** The field that waits for words; null: the choice of the action does. */
  focus: 'topic' | 'place' | 'first' | null
  onChange: (changes: Partial<BulkForm>) => void
}

/** What the chosen action asks for. */
export function BulkFields({ form, focus, onChange }: Props) {
  const { t } = useTranslation()
  switch (form.type) {
    case 'dismiss':
      return (
        <DismissReasonChoice
          value={form.reason}
          shouldFocus={focus !== null}
          onChange={(reason) => onChange({ reason })}
        />
      )
    case 'spread':
    case 'assign':
      return <Agency form={form} focus={focus} onChange={onChange} />
    case 'assign_person':
      return <Person form={form} focus={focus} onChange={onChange} />
    case 'classify':
      return <Classification form={form} focus={focus} onChange={onChange} />
    case 'tag':
      return (
        <>
          {(['addTags', 'removeTags'] as const).map((key) => (
            <TextField
              key={key}
              label={t(`bulk.${key}`)}
              name={key}
              hint={t('bulk.tagsHint')}
              value={form[key]}
              onChange={({ target }) => onChange({ [key]: target.value })}
            />
          ))}
        </>
      )
    default:
      return null
  }
}

function Agency({ form, focus, onChange }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  return (
    <Combobox
      label={t('bulk.agency')}
      name="agencyCode"
      value={form.agencyCode}
      shouldFocus={focus !== null}
      options={directory.agencies.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(agencyCode) => onChange({ agencyCode, unitCode: null, assigneeId: null })}
    />
  )
}

function Person({ form, focus, onChange }: Props) {
  const { t } = useTranslation()
  const { agency } = useDirectory()
  const agencyCode = form.agencyCode ?? ''
  const { data } = useQuery({ ...peopleQuery(agencyCode), enabled: agencyCode !== '' })
  return (
    <>
      <Agency form={form} focus={focus} onChange={onChange} />
      <SelectField
        label={t('bulk.unit')}
        name="unitCode"
        disabled={agencyCode === ''}
        value={form.unitCode ?? ''}
        onChange={({ target }) => onChange({ unitCode: target.value || null })}
      >
        <option value="">{t('bulk.nobody')}</option>
        {agency(form.agencyCode)?.units.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('bulk.person')}
        name="assigneeId"
        disabled={agencyCode === ''}
        value={form.assigneeId ?? ''}
        onChange={({ target }) => onChange({ assigneeId: target.value || null })}
      >
        <option value="">{t('bulk.nobody')}</option>
        {data?.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </>
  )
}

function Classification({ form, focus, onChange }: Props) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  return (
    <>
      <Combobox
        label={t('bulk.topic')}
        name="topicCode"
        shouldFocus={focus === 'topic'}
        value={form.topicCode}
        options={directory.topics.map(({ code, name }) => ({ value: code, label: name }))}
        placeholder={t('bulk.keep')}
        canClear
        onChange={(topicCode) => onChange({ topicCode })}
      />
      <Combobox
        label={t('bulk.municipality')}
        name="municipalityCode"
        shouldFocus={focus === 'place'}
        value={form.municipalityCode}
        options={directory.municipalities.map(({ code, name }) => ({ value: code, label: name }))}
        placeholder={t('bulk.keep')}
        canClear
        onChange={(municipalityCode) => onChange({ municipalityCode })}
      />
      <SelectField
        label={t('bulk.urgency')}
        name="urgency"
        value={form.urgency}
        onChange={({ target }) =>
          onChange({ urgency: target.value === 'urgent' || target.value === 'normal' ? target.value : '' })
        }
      >
        <option value="">{t('bulk.keep')}</option>
        <option value="urgent">{t('incidents.filter.yes')}</option>
        <option value="normal">{t('incidents.filter.no')}</option>
      </SelectField>
    </>
  )
}
