import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { type Contacts, createAbsence, type Person, REFRESH } from './contacts.queries.ts'
import { type RenderRoster, ShiftsMeanwhile } from './ShiftsMeanwhile.tsx'

const CREATED = schemaOf(() => import('@veche/contract/portal/contacts.ts'), 'CreateAbsenceRequest')

type Props = { contacts: Contacts; person: Person; renderRoster: RenderRoster; onClose: () => void }

/** Away from a day to a day, with whoever stands in. */
export function AbsenceDialog({ contacts, person, renderRoster, onClose }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const today = dayKey(serverNow(), locale)
  const [first] = useState({ startsOn: today, endsOn: today, substituteId: '' })
  // Whoever goes to a shift that lies in these days finds them chosen when they are back.
  const [form, setForm] = useBegun(`absence ${person.id}`, first, () => '')
  const said = { ...form, substituteId: form.substituteId || null }
  const others = contacts.people.filter(({ id, isActive }) => isActive && id !== person.id)
  return (
    <FormDialog
      title={t('duty.absenceOf', { name: person.name })}
      submitLabel={t('duty.markAway')}
      doneText={t('duty.absenceSaved')}
      refresh={REFRESH}
      accepted={{ schema: CREATED, body: said, words: { endsOn: t('duty.badDays') } }}
      send={async () => {
        await createAbsence(person.id, said)
        setForm(first)
      }}
      onClose={onClose}
    >
      <div className="grid2">
        {(['startsOn', 'endsOn'] as const).map((field) => (
          <TextField
            key={field}
            label={t(`duty.field.${field}`)}
            name={field}
            type="date"
            data-autofocus={field === 'startsOn' ? '' : undefined}
            value={form[field]}
            onChange={({ target }) => setForm(withDay(form, field, target.value))}
          />
        ))}
      </div>
      <ShiftsMeanwhile personId={person.id} {...form} renderRoster={renderRoster} />
      <SelectField
        label={t('duty.field.substituteId')}
        name="substituteId"
        value={form.substituteId}
        onChange={({ target }) => setForm({ ...form, substituteId: target.value })}
      >
        <option value="">{t('duty.noSubstitute')}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </FormDialog>
  )
}

type Days = { startsOn: string; endsOn: string }

/** The last day goes along with a first one that is moved behind it. */
function withDay<Form extends Days>(form: Form, field: keyof Days, day: string): Form {
  const isBehind = field === 'startsOn' && day > form.endsOn
  return { ...form, [field]: day, ...(isBehind && { endsOn: day }) }
}
