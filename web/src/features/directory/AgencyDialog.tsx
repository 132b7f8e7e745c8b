import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { ActiveButton } from './ActiveButton.tsx'
import { type AgencyRow, type Book, REFRESH } from './directory.queries.ts'
import { CheckField, isCode, NameAndCode } from './fields.tsx'

type Props = { row: AgencyRow | null; book: Book; onClose: () => void }
const KINDS = ['ministry', 'administration', 'utility', 'centre'] as const satisfies AgencyRow['kind'][]
const EMPTY = {
  ...{ code: '', name: '', shortName: '', kind: 'administration' as AgencyRow['kind'] },
  ...{ municipalityCode: null, scheduleCode: 'standard', isTrusted: false },
  ...{ needsInnerApproval: false, phone: '' },
}

export function AgencyDialog({ row, book, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState<Omit<AgencyRow, 'isActive'>>(row ? withoutActive(row) : EMPTY)
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const { code, ...body } = form
  const isComplete = form.name.trim().length > 1 && form.shortName.trim() !== '' && isCode(code)
  const save = (changes: Partial<typeof body> & { isActive?: boolean }) =>
    unwrap(api.PATCH('/api/directory/agencies/{code}', { params: { path: { code } }, body: changes }))
  return (
    <FormDialog
      title={row ? row.name : t('directory.add.agency')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      send={
        isComplete
          ? () => (row ? save(body) : unwrap(api.POST('/api/directory/agencies', { body: form })))
          : null
      }
      extra={
        row && (
          <ActiveButton isActive={row.isActive} save={(isActive) => save({ isActive })} onDone={onClose} />
        )
      }
    >
      <NameAndCode {...form} label={t('directory.field.fullName')} isNew={row === null} onChange={change} />
      <TextField
        label={t('directory.field.shortName')}
        value={form.shortName}
        onChange={({ target }) => change({ shortName: target.value })}
      />
      <div className="grid2">
        <SelectField
          label={t('directory.field.kind')}
          value={form.kind}
          onChange={({ target }) =>
            change({ kind: KINDS.find((kind) => kind === target.value) ?? form.kind })
          }
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`directory.agencyKind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('directory.field.schedule')}
          value={form.scheduleCode}
          hint={row && t('directory.hint.scheduleOfAgency')}
          onChange={({ target }) => change({ scheduleCode: target.value })}
        >
          {book.schedules
            .filter(({ isActive, code: known }) => isActive || known === form.scheduleCode)
            .map((schedule) => (
              <option key={schedule.code} value={schedule.code}>
                {schedule.name}
              </option>
            ))}
        </SelectField>
      </div>
      <Combobox
        label={t('directory.field.municipality')}
        placeholder={t('directory.wholeRegion')}
        value={form.municipalityCode}
        options={book.municipalities
          .filter(({ isActive }) => isActive)
          .map((place) => ({ value: place.code, label: place.name }))}
        canClear
        onChange={(municipalityCode) => change({ municipalityCode })}
      />
      <CheckField
        label={t('directory.field.isTrusted')}
        hint={t('directory.hint.isTrusted')}
        isChecked={form.isTrusted}
        onChange={(isTrusted) => change({ isTrusted })}
      />
      <CheckField
        label={t('directory.field.needsInnerApproval')}
        hint={t('directory.hint.needsInnerApproval')}
        isChecked={form.needsInnerApproval}
        onChange={(needsInnerApproval) => change({ needsInnerApproval })}
      />
      <TextField
        label={t('directory.field.phone')}
        hint={t('directory.hint.phone')}
        value={form.phone}
        onChange={({ target }) => change({ phone: target.value })}
      />
    </FormDialog>
  )
}

function withoutActive({ isActive: _isActive, ...row }: AgencyRow): Omit<AgencyRow, 'isActive'> {
  return row
}
