import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { FieldProblem, SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { peopleQuery, schedulesQuery } from '../reports.queries.ts'
import type { FormRecipient, ScheduleForm } from './schedule-form.ts'

type Props = { form: ScheduleForm; onRecipients: (recipients: readonly FormRecipient[]) => void }

/** Those who get it, each with the number by which a refusal names it, and whom to add. */
export function RecipientsField({ form, onRecipients }: Props) {
  const { t } = useTranslation()
  const { recipients } = form
  const add = (one: FormRecipient) =>
    onRecipients([...recipients.filter((other) => keyOf(other) !== keyOf(one)), one])
  return (
    <fieldset className="col g2">
      <legend className="lab">{t('reports.recipients.title')}</legend>
      <FieldProblem name="recipients" />
      <ol className="col g1">
        {recipients.map((one, at) => (
          <li key={keyOf(one)} className="row g2">
            <span className="grow">{`${at + 1}. ${one.name}`}</span>
            <Button
              size="s"
              look="quiet"
              icon={<IconX className="ic s" aria-hidden="true" />}
              aria-label={t('reports.recipients.remove', { name: one.name })}
              onClick={() => onRecipients(recipients.filter((other) => other !== one))}
            />
          </li>
        ))}
      </ol>
      <AddPerson form={form} onAdd={add} />
      {form.kind !== 'desk_view' && <AddMailbox onAdd={add} />}
    </fieldset>
  )
}

function keyOf(one: FormRecipient): string {
  return 'userId' in one ? one.userId : one.address
}

function AddPerson({ form, onAdd }: { form: ScheduleForm; onAdd: (one: FormRecipient) => void }) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const { municipalityCode, agencyCode } = form.place
  const place =
    form.kind === 'desk_view'
      ? {}
      : { ...(municipalityCode && { municipalityCode }), ...(agencyCode && { agencyCode }) }
  const people = useQuery(peopleQuery({ kind: form.kind, ...place, search })).data?.people ?? []
  const found = people.filter(
    ({ userId }) => !form.recipients.some((one) => 'userId' in one && one.userId === userId),
  )
  return (
    <div className="grid2">
      <TextField
        label={t('reports.recipients.search')}
        name="search"
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      <SelectField
        label={t('reports.recipients.addPerson')}
        name="person"
        value=""
        onChange={({ target }) => {
          const person = found.find(({ userId }) => userId === target.value)
          if (person) onAdd(person)
        }}
      >
        <option value="">
          {t(found.length === 0 ? 'reports.recipients.nobody' : 'reports.recipients.choose')}
        </option>
        {found.map(({ userId, name }) => (
          <option key={userId} value={userId}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  )
}

function AddMailbox({ onAdd }: { onAdd: (one: FormRecipient) => void }) {
  const { t } = useTranslation()
  const addresses = useQuery(schedulesQuery).data?.addresses ?? []
  if (addresses.length === 0) return <p className="xs muted">{t('reports.recipients.noMailboxes')}</p>
  return (
    <SelectField
      label={t('reports.recipients.addMailbox')}
      name="mailbox"
      value=""
      onChange={({ target }) => target.value !== '' && onAdd({ address: target.value, name: target.value })}
    >
      <option value="">{t('reports.recipients.choose')}</option>
      {addresses.map((address) => (
        <option key={address} value={address}>
          {address}
        </option>
      ))}
    </SelectField>
  )
}
