import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { ActiveButton } from './ActiveButton.tsx'
import { REFRESH, type UnitRow } from './directory.queries.ts'
import { isCode, NameAndCode } from './fields.tsx'

type Props = { row: UnitRow | null; agencyCode: string; onClose: () => void }

export function UnitDialog({ row, agencyCode, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState({ code: row?.code ?? '', name: row?.name ?? '' })
  const save = (changes: { name?: string; isActive?: boolean }) =>
    unwrap(api.PATCH('/api/directory/units/{code}', { params: { path: { code: form.code } }, body: changes }))
  const isComplete = form.name.trim().length > 1 && isCode(form.code)
  return (
    <FormDialog
      title={row ? row.name : t('directory.add.unit')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      send={
        isComplete
          ? () =>
              row
                ? save({ name: form.name })
                : unwrap(api.POST('/api/directory/units', { body: { ...form, agencyCode } }))
          : null
      }
      extra={
        row && (
          <ActiveButton isActive={row.isActive} save={(isActive) => save({ isActive })} onDone={onClose} />
        )
      }
    >
      <NameAndCode
        {...form}
        label={t('directory.field.name')}
        isNew={row === null}
        onChange={(part) => setForm({ ...form, ...part })}
      />
    </FormDialog>
  )
}
