import { DUTY_NOTE_LIMIT, DUTY_PHONE_LIMIT } from '@veche/contract/values/duty.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { type Contact, REFRESH, saveContact } from './contacts.queries.ts'

const CHANGED = schemaOf(() => import('@veche/contract/portal/contacts.ts'), 'SaveContactRequest')
const LIMITS = { phone: DUTY_PHONE_LIMIT, innerPhone: DUTY_PHONE_LIMIT, email: 120 } as const

type Props = { agencyCode: string; contact: Contact; onClose: () => void }

export function ContactDialog({ agencyCode, contact, onClose }: Props) {
  const { t } = useTranslation()
  const [opened] = useState(contact)
  const [form, setForm] = useState(contact)
  const said: Contact = {
    ...{ phone: form.phone.trim(), innerPhone: form.innerPhone.trim(), email: form.email.trim() },
    ...{ address: form.address.trim(), note: form.note.trim() },
  }
  const label = (field: keyof Contact) => t(`duty.field.${field}`)
  const edit = useKeptEdit<Contact>({
    ...{ opened, said },
    save: (changes, before) => saveContact(agencyCode, changes, before),
    put: (field, value) => setForm({ ...form, [field]: String(value ?? '') }),
    labels: {
      phone: label('phone'),
      innerPhone: label('innerPhone'),
      email: label('email'),
      address: label('address'),
      note: label('note'),
    },
  })
  return (
    <FormDialog
      title={t('duty.contact')}
      submitLabel={t('common.save')}
      doneText={t('duty.saved')}
      refresh={REFRESH}
      accepted={{
        schema: CHANGED,
        body: said,
        words: { phone: t('duty.badPhone'), innerPhone: t('duty.badPhone') },
      }}
      edit={edit}
      send={edit.send}
      onClose={onClose}
    >
      {(['phone', 'innerPhone', 'email'] as const).map((field, index) => (
        <TextField
          key={field}
          label={label(field)}
          name={field}
          type={field === 'email' ? 'email' : 'text'}
          hint={field === 'phone' ? t('duty.phoneHint') : undefined}
          limit={LIMITS[field]}
          data-autofocus={index === 0 ? '' : undefined}
          value={form[field]}
          onChange={({ target }) => setForm({ ...form, [field]: target.value })}
        />
      ))}
      {(['address', 'note'] as const).map((field) => (
        <TextArea
          key={field}
          label={label(field)}
          name={field}
          rows={2}
          limit={DUTY_NOTE_LIMIT}
          value={form[field]}
          onChange={({ target }) => setForm({ ...form, [field]: target.value })}
        />
      ))}
    </FormDialog>
  )
}
