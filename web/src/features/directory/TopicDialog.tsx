import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { type Book, REFRESH, type TopicRow } from './directory.queries.ts'
import { CheckField, isCode, NameAndCode } from './fields.tsx'

type Props = { row: TopicRow | null; book: Book; onClose: () => void }

export function TopicDialog({ row, book, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState({
    ...{ code: row?.code ?? '', name: row?.name ?? '', groupCode: row?.groupCode ?? null },
    ...{ definition: row?.definition ?? '', isUrgent: row?.isUrgent ?? false },
    ...{ isPhysical: row?.isPhysical ?? false, validUntil: row?.validUntil ?? '' },
    validFrom: row?.validFrom ?? new Date().toISOString().slice(0, 10),
  })
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const { code, groupCode, validFrom, validUntil, ...rest } = form
  const isComplete = form.name.trim().length > 1 && groupCode !== null && isCode(code)

  function send() {
    if (groupCode === null) return Promise.resolve()
    const fields = { ...rest, groupCode, definition: form.definition.trim() || null }
    if (!row) return unwrap(api.POST('/api/directory/topics', { body: { code, validFrom, ...fields } }))
    return unwrap(
      api.PATCH('/api/directory/topics/{code}', {
        params: { path: { code } },
        body: { ...fields, validUntil: validUntil || null },
      }),
    )
  }

  return (
    <FormDialog
      title={row ? row.name : t('directory.add.topic')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      send={isComplete ? send : null}
    >
      <NameAndCode
        code={code}
        name={form.name}
        label={t('directory.field.topic')}
        isNew={row === null}
        onChange={change}
      />
      <Combobox
        label={t('directory.field.group')}
        value={groupCode}
        options={book.topicGroups.map((group) => ({ value: group.code, label: group.name }))}
        onChange={(chosen) => change({ groupCode: chosen })}
      />
      <TextArea
        label={t('directory.field.definition')}
        hint={t('directory.hint.definition')}
        value={form.definition}
        onChange={({ target }) => change({ definition: target.value })}
      />
      <CheckField
        label={t('directory.field.isUrgent')}
        hint={t('directory.hint.isUrgent')}
        isChecked={form.isUrgent}
        onChange={(isUrgent) => change({ isUrgent })}
      />
      <CheckField
        label={t('directory.field.isPhysical')}
        hint={t('directory.hint.isPhysical')}
        isChecked={form.isPhysical}
        onChange={(isPhysical) => change({ isPhysical })}
      />
      {row ? (
        <TextField
          label={t('directory.field.closeFrom')}
          hint={t('directory.hint.closeFrom')}
          type="date"
          value={validUntil}
          onChange={({ target }) => change({ validUntil: target.value })}
        />
      ) : (
        <TextField
          label={t('directory.field.validFrom')}
          type="date"
          value={validFrom}
          onChange={({ target }) => change({ validFrom: target.value })}
        />
      )}
    </FormDialog>
  )
}
