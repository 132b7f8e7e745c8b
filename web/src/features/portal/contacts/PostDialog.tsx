import { DUTY_NAME_LIMIT, DUTY_NOTE_LIMIT, DUTY_PHONE_LIMIT } from '@veche/contract/values/duty.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { SelectField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { CodesField } from '../knowledge/index.ts'
import {
  type Contacts,
  createPost,
  type Post,
  type PostFields,
  REFRESH,
  updatePost,
} from './contacts.queries.ts'
import { EMPTY_POST, formOf, type PostForm, saidOf } from './post-form.ts'

const CREATED = schemaOf(() => import('@veche/contract/portal/contacts.ts'), 'CreatePostRequest')

type Props = {
  contacts: Contacts
  /** Null: a new one. */
  post: Post | null
  onClose: () => void
}

/** A unit, a service or a control room: what it is for, and who of it answers. */
export function PostDialog({ contacts, post, onClose }: Props) {
  const { t } = useTranslation()
  const { directory, agency } = useDirectory()
  const [opened] = useState(post)
  const [form, setForm] = useState(opened ? formOf(opened) : EMPTY_POST)
  const said = saidOf(form)
  const change = (part: Partial<PostForm>) => setForm((before) => ({ ...before, ...part }))
  const label = (field: keyof PostFields) => t(`duty.field.${field === 'name' ? 'postName' : field}`)
  const count = (value: unknown) => (Array.isArray(value) ? value.join(', ') : null)
  const edit = useKeptEdit<PostFields>({
    opened: opened && saidOf(formOf(opened)),
    said,
    save: async (changes, before) => post && updatePost(post.id, changes, before),
    put: (field, value) => setForm(formOf({ id: '', ...said, [field]: value })),
    labels: {
      ...{ name: label('name'), unitCode: label('unitCode'), phone: label('phone'), email: label('email') },
      ...{ note: label('note'), topicCodes: label('topicCodes'), groupCodes: label('groupCodes') },
      ...{ municipalityCodes: label('municipalityCodes'), streets: label('streets') },
      ...{ scheduleCode: label('scheduleCode'), isEmergency: label('isEmergency') },
      ...{ leadId: label('leadId'), deputyId: label('deputyId'), isActive: label('isActive') },
    },
    words: { topicCodes: count, groupCodes: count, municipalityCodes: count, streets: count },
  })
  const choice = (
    name: 'unitCode' | 'scheduleCode' | 'leadId' | 'deputyId',
    options: readonly { value: string; label: string }[],
  ) => (
    <SelectField
      label={label(name)}
      name={name}
      value={form[name] ?? ''}
      onChange={({ target }) => change({ [name]: target.value || null })}
    >
      <option value="">{t(`duty.empty.${name}`)}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </SelectField>
  )
  const options = (entries: readonly { code: string; name: string }[]) =>
    entries.map(({ code, name }) => ({ value: code, label: name }))
  const people = contacts.people
    .filter(({ isActive, id }) => isActive || id === form.leadId || id === form.deputyId)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FormDialog
      title={t(post ? 'duty.editPost' : 'duty.addPost')}
      submitLabel={t(post ? 'common.save' : 'duty.add')}
      doneText={t('duty.saved')}
      refresh={REFRESH}
      isWide
      accepted={{
        schema: CREATED,
        body: said,
        words: { name: t('duty.noPostName'), phone: t('duty.badPhone') },
      }}
      edit={edit}
      send={post ? edit.send : () => createPost(contacts.agencyCode, said)}
      onClose={onClose}
    >
      <TextField
        label={label('name')}
        name="name"
        limit={DUTY_NAME_LIMIT}
        data-autofocus=""
        autoComplete="off"
        value={form.name}
        onChange={({ target }) => change({ name: target.value })}
      />
      <div className="grid2">
        <TextField
          label={label('phone')}
          name="phone"
          type="tel"
          limit={DUTY_PHONE_LIMIT}
          value={form.phone}
          onChange={({ target }) => change({ phone: target.value })}
        />
        <TextField
          label={label('email')}
          name="email"
          type="email"
          limit={120}
          value={form.email}
          onChange={({ target }) => change({ email: target.value })}
        />
      </div>
      <div className="grid2">
        {choice('leadId', people)}
        {choice('deputyId', people)}
      </div>
      <div className="grid2">
        {choice('unitCode', options(agency(contacts.agencyCode)?.units ?? []))}
        {choice('scheduleCode', options(contacts.schedules))}
      </div>
      <CodesField
        label={label('topicCodes')}
        name="topicCodes"
        options={options(directory.topics)}
        chosen={form.topicCodes}
        onChange={(topicCodes) => change({ topicCodes })}
      />
      <CodesField
        label={label('groupCodes')}
        name="groupCodes"
        options={options(directory.topicGroups)}
        chosen={form.groupCodes}
        onChange={(groupCodes) => change({ groupCodes })}
      />
      <CodesField
        label={label('municipalityCodes')}
        name="municipalityCodes"
        options={options(directory.municipalities)}
        chosen={form.municipalityCodes}
        onChange={(municipalityCodes) => change({ municipalityCodes })}
      />
      <TextArea
        label={label('streets')}
        name="streets"
        rows={2}
        hint={t('duty.streetsHint')}
        value={form.streets}
        onChange={({ target }) => change({ streets: target.value })}
      />
      <TextArea
        label={label('note')}
        name="note"
        rows={2}
        limit={DUTY_NOTE_LIMIT}
        value={form.note}
        onChange={({ target }) => change({ note: target.value })}
      />
      {(['isEmergency', 'isActive'] as const).map((name) => (
        <label className="chk-l" key={name}>
          <input
            type="checkbox"
            checked={form[name]}
            onChange={({ target }) => change({ [name]: target.checked })}
          />
          {label(name)}
        </label>
      ))}
    </FormDialog>
  )
}
