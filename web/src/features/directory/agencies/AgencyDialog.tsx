import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { ActiveButton } from '../ActiveButton.tsx'
import { type AgencyRow, type Book, REFRESH } from '../directory.queries.ts'
import { CheckField, NameAndCode, useNameWords } from '../fields.tsx'
import { AGENCY } from '../schemas.ts'
import { useCodeWords } from '../use-code-words.ts'

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
  const words = useNameWords()
  const save = (changes: Partial<typeof body> & { isActive?: boolean }, before: Record<string, unknown>) =>
    unwrap(
      api.PATCH('/api/directory/agencies/{code}', {
        params: { path: { code } },
        body: { ...changes, before },
      }),
    )
  const nameOf = useCodeWords(book)
  const edit = useKeptEdit<ReturnType<typeof bodyOf>>({
    opened: row && bodyOf(row),
    said: trimmed(body),
    save,
    put: (field, value) => setForm({ ...form, [field]: value }),
    labels: {
      name: t('directory.field.fullName'),
      shortName: t('directory.field.shortName'),
      kind: t('directory.field.kind'),
      municipalityCode: t('directory.field.municipality'),
      scheduleCode: t('directory.field.schedule'),
      isTrusted: t('directory.field.isTrusted'),
      needsInnerApproval: t('directory.field.needsInnerApproval'),
      phone: t('directory.field.phone'),
    },
    words: {
      kind: (value) =>
        KINDS.filter((kind) => kind === value)
          .map((kind) => t(`directory.agencyKind.${kind}`))
          .join(),
      municipalityCode: (code) => nameOf('municipalities', code),
      scheduleCode: (code) => nameOf('schedules', code),
    },
  })
  return (
    <FormDialog
      title={row ? row.name : t('directory.add.agency')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      accepted={row ? { schema: AGENCY.changed, body, words } : { schema: AGENCY.created, body: form, words }}
      edit={edit}
      send={row ? edit.send : () => unwrap(api.POST('/api/directory/agencies', { body: form }))}
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
      <NameAndCode {...form} label={t('directory.field.fullName')} isNew={row === null} onChange={change} />
      <TextField
        label={t('directory.field.shortName')}
        name="shortName"
        limit={120}
        value={form.shortName}
        onChange={({ target }) => change({ shortName: target.value })}
      />
      <div className="grid2">
        <SelectField
          label={t('directory.field.kind')}
          name="kind"
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
          name="scheduleCode"
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
        name="municipalityCode"
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
        name="isTrusted"
        hint={t('directory.hint.isTrusted')}
        isChecked={form.isTrusted}
        onChange={(isTrusted) => change({ isTrusted })}
      />
      <CheckField
        label={t('directory.field.needsInnerApproval')}
        name="needsInnerApproval"
        hint={t('directory.hint.needsInnerApproval')}
        isChecked={form.needsInnerApproval}
        onChange={(needsInnerApproval) => change({ needsInnerApproval })}
      />
      <TextField
        label={t('directory.field.phone')}
        name="phone"
        limit={60}
        hint={t('directory.hint.phone')}
        value={form.phone}
        onChange={({ target }) => change({ phone: target.value })}
      />
    </FormDialog>
  )
}

/** As the server keeps it: words without spaces around them. */
function trimmed({ name, shortName, phone, ...rest }: ReturnType<typeof bodyOf>) {
  return { ...rest, name: name.trim(), shortName: shortName.trim(), phone: phone.trim() }
}

function bodyOf({ isActive: _isActive, code: _code, ...row }: AgencyRow) {
  return row
}

function withoutActive({ isActive: _isActive, ...row }: AgencyRow): Omit<AgencyRow, 'isActive'> {
  return row
}
