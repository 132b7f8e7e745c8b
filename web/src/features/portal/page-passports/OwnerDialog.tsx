import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { type Passport, type PassportOwner, REFRESH, setOwner } from './passports.queries.ts'

const CHANGED = schemaOf(() => import('@veche/contract/portal/page-passports.ts'), 'SetPassportOwnerRequest')
type Said = { owner: PassportOwner | null }

/** An account, or a name of somebody who has none. */
export function OwnerDialog({ passport, onClose }: { passport: Passport; onClose: () => void }) {
  const { t } = useTranslation()
  const [opened] = useState(passport)
  const [userId, setUserId] = useState(opened.owner?.userId ?? null)
  const [name, setName] = useState(opened.owner?.userId ? '' : (opened.owner?.name ?? ''))
  // What was typed into the list and is nobody in it would be lost unseen.
  const [sought, setSought] = useState('')
  const { agency } = useDirectory()
  const aboutOf = ({ roles, agencyCode }: Passport['candidates'][number]) =>
    [roles.map((role) => t(`access.roles.${role}`)).join(', '), agency(agencyCode)?.shortName]
      .filter(Boolean)
      .join(' · ')
  const nameOf = (id: string) => opened.candidates.find((one) => one.id === id)?.name ?? ''
  const typed = name.trim()
  const owner: PassportOwner | null =
    userId === null
      ? typed === ''
        ? null
        : { userId: null, name: typed }
      : { userId, name: opened.owner?.userId === userId ? opened.owner.name : nameOf(userId) }
  const said: Said = { owner }
  const edit = useKeptEdit<Said>({
    opened: { owner: opened.owner },
    said,
    save: (changes, before) => setOwner(opened.channelId, { ...said, ...changes, before }),
    put: (_field, value) => {
      const now = value as PassportOwner | null
      setUserId(now?.userId ?? null)
      setName(now?.userId ? '' : (now?.name ?? ''))
    },
    labels: { owner: t('passports.owner') },
    words: { owner: (value) => (value as PassportOwner | null)?.name ?? null },
  })
  const isLost = userId === null && typed === '' && sought.trim() !== ''
  const missing = {
    ...(owner === null && opened.owner === null && { owner: t('passports.ownerNeeded') }),
    ...(isLost && { owner: t('passports.ownerNotFound', { name: sought.trim() }) }),
  }
  return (
    <FormDialog
      title={t('passports.owner')}
      submitLabel={t('common.save')}
      doneText={t('passports.saved')}
      refresh={REFRESH}
      accepted={{ schema: CHANGED, body: said }}
      missing={missing}
      edit={edit}
      send={edit.send}
      onClose={onClose}
    >
      <div onInput={({ target }) => target instanceof HTMLInputElement && setSought(target.value)}>
        <Combobox
          label={t('passports.ownerAccount')}
          name="owner"
          canClear
          value={userId}
          options={opened.candidates.map((one) => ({
            value: one.id,
            label: one.name,
            description: aboutOf(one),
          }))}
          onChange={(id) => {
            setUserId(id)
            setSought('')
          }}
        />
      </div>
      {userId === null && (
        <TextField
          label={t('passports.ownerName')}
          name="owner.name"
          limit={120}
          hint={t('passports.ownerNameHint')}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      )}
    </FormDialog>
  )
}
