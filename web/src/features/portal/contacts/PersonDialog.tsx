import { DUTY_NAME_LIMIT, DUTY_PHONE_LIMIT } from '@veche/contract/values/duty.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { type Contacts, createPerson, type Person, REFRESH, updatePerson } from './contacts.queries.ts'

const CREATED = schemaOf(() => import('@veche/contract/portal/contacts.ts'), 'CreatePersonRequest')
const CHANGED = schemaOf(() => import('@veche/contract/portal/contacts.ts'), 'UpdatePersonRequest')

type Props = {
  contacts: Contacts
  /** Null: a new one. */
  person: Person | null
  onClose: () => void
}
type Fields = { name: string | null; phone: string }

/** With an account of the body, or by name: in a small administration not everybody has one. */
export function PersonDialog({ contacts, person, onClose }: Props) {
  const { t } = useTranslation()
  const [userId, setUserId] = useState(person?.userId ?? '')
  const [form, setForm] = useState({ name: person?.name ?? '', phone: person?.phone ?? '' })
  const isNamed = userId === ''
  const said: Fields = { name: isNamed ? form.name.trim() : null, phone: form.phone.trim() }
  const words = { name: t('duty.noName'), phone: t('duty.badPhone') }
  const [opened] = useState<Fields | null>(
    person && { name: person.userId === null ? person.name : null, phone: person.phone },
  )
  const edit = useKeptEdit<Fields>({
    ...{ opened, said },
    save: async (changes, before) => {
      const { name, ...rest } = changes
      return person && updatePerson(person.id, { ...rest, ...(name != null && { name }) }, before)
    },
    put: (field, value) => setForm({ ...form, [field]: String(value ?? '') }),
    labels: { name: t('duty.field.name'), phone: t('duty.field.personPhone') },
  })
  const created = { userId: isNamed ? null : userId, ...said }
  return (
    <FormDialog
      title={person ? person.name : t('duty.addPerson')}
      submitLabel={t(person ? 'common.save' : 'duty.add')}
      doneText={t('duty.saved')}
      refresh={REFRESH}
      accepted={person ? { schema: CHANGED, body: said, words } : { schema: CREATED, body: created, words }}
      edit={edit}
      send={person ? edit.send : () => createPerson(contacts.agencyCode, created)}
      onClose={onClose}
    >
      {!person && contacts.accounts.length > 0 && (
        <SelectField
          label={t('duty.field.userId')}
          name="userId"
          value={userId}
          onChange={({ target }) => setUserId(target.value)}
        >
          <option value="">{t('duty.noAccount')}</option>
          {contacts.accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {isNamed && (
        <TextField
          label={t('duty.field.name')}
          name="name"
          limit={DUTY_NAME_LIMIT}
          data-autofocus=""
          autoComplete="off"
          value={form.name}
          onChange={({ target }) => setForm({ ...form, name: target.value })}
        />
      )}
      <TextField
        label={t('duty.field.personPhone')}
        name="phone"
        hint={t('duty.personPhoneHint')}
        limit={DUTY_PHONE_LIMIT}
        value={form.phone}
        onChange={({ target }) => setForm({ ...form, phone: target.value })}
      />
    </FormDialog>
  )
}
