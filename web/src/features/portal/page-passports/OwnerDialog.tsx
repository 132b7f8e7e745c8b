import { useState } from 'react'
import { useTranslation } from 'react-i18next'
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
  return (
    <FormDialog
      title={t('passports.owner')}
      submitLabel={t('common.save')}
      doneText={t('passports.saved')}
      refresh={REFRESH}
      accepted={{ schema: CHANGED, body: said }}
      edit={edit}
      send={edit.send}
      onClose={onClose}
    >
      <Combobox
        label={t('passports.ownerAccount')}
        name="owner"
        canClear
        value={userId}
        options={opened.candidates.map((one) => ({ value: one.id, label: one.name }))}
        onChange={setUserId}
      />
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
