import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { ActiveButton } from '../ActiveButton.tsx'
import { REFRESH, type UnitRow } from '../directory.queries.ts'
import { NameAndCode, useNameWords } from '../fields.tsx'
import { UNIT } from '../schemas.ts'

type Props = { row: UnitRow | null; agencyCode: string; onClose: () => void }

export function UnitDialog({ row, agencyCode, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState({ code: row?.code ?? '', name: row?.name ?? '' })
  const words = useNameWords()
  const save = (changes: { name?: string; isActive?: boolean }, before: Record<string, unknown>) =>
    unwrap(
      api.PATCH('/api/directory/units/{code}', {
        params: { path: { code: form.code } },
        body: { ...changes, before },
      }),
    )
  const edit = useKeptEdit<{ name: string }>({
    opened: row && { name: row.name },
    said: { name: form.name.trim() },
    save,
    put: (field, value) => setForm({ ...form, [field]: value }),
    labels: { name: t('directory.field.name') },
  })
  return (
    <FormDialog
      title={row ? row.name : t('directory.add.unit')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      accepted={
        row
          ? { schema: UNIT.changed, body: { name: form.name }, words }
          : { schema: UNIT.created, body: { ...form, agencyCode }, words }
      }
      edit={edit}
      send={
        row ? edit.send : () => unwrap(api.POST('/api/directory/units', { body: { ...form, agencyCode } }))
      }
      extra={
        row && (
          <ActiveButton
            isActive={row.isActive}
            save={(isActive) => save({ isActive }, { isActive: !isActive })}
            onDone={onClose}
          />
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
