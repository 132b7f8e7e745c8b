import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { useKeptEdit } from '../../lib/forms/use-kept-edit.ts'
import { TextField } from '../../ui/forms/Field.tsx'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { ActiveButton } from './ActiveButton.tsx'
import { type MunicipalityRow, REFRESH } from './directory.queries.ts'
import { NameAndCode, useNameWords } from './fields.tsx'
import { MUNICIPALITY } from './schemas.ts'

type Props = { row: MunicipalityRow | null; onClose: () => void }

const NUMBERS = ['population', 'latitude', 'longitude'] as const

function toNumber(text: string): number | null {
  const value = Number(text.replaceAll(/\s/g, '').replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

export function MunicipalityDialog({ row, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState(() => formOf(row))
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const { code } = form
  const body = {
    name: form.name.trim(),
    shortName: form.shortName.trim(),
    centre: form.centre.trim(),
    population: toNumber(form.population),
    latitude: toNumber(form.latitude),
    longitude: toNumber(form.longitude),
  }
  const words = useNameWords()
  const notNumbers = NUMBERS.filter((field) => form[field].trim() !== '' && body[field] === null)
  const save = (changes: Partial<typeof body> & { isActive?: boolean }, before: Record<string, unknown>) =>
    unwrap(
      api.PATCH('/api/directory/municipalities/{code}', {
        params: { path: { code } },
        body: { ...changes, before },
      }),
    )
  const edit = useKeptEdit<ReturnType<typeof bodyOf>>({
    opened: row && bodyOf(row),
    said: body,
    save,
    put: (field, value) => setForm({ ...form, [field]: value === null ? '' : String(value) }),
    labels: {
      name: t('directory.field.fullName'),
      shortName: t('directory.field.shortName'),
      centre: t('directory.field.centre'),
      population: t('directory.field.population'),
      latitude: t('directory.field.latitude'),
      longitude: t('directory.field.longitude'),
    },
  })
  return (
    <FormDialog
      title={row ? row.name : t('directory.add.municipality')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      accepted={
        row
          ? { schema: MUNICIPALITY.changed, body, words }
          : { schema: MUNICIPALITY.created, body: { code, ...body }, words }
      }
      missing={Object.fromEntries(notNumbers.map((field) => [field, t('directory.problem.number')]))}
      edit={edit}
      send={
        row ? edit.send : () => unwrap(api.POST('/api/directory/municipalities', { body: { code, ...body } }))
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
      <NameAndCode {...form} label={t('directory.field.fullName')} isNew={row === null} onChange={change} />
      <div className="grid2">
        <TextField
          label={t('directory.field.shortName')}
          name="shortName"
          limit={120}
          value={form.shortName}
          onChange={({ target }) => change({ shortName: target.value })}
        />
        <TextField
          label={t('directory.field.centre')}
          name="centre"
          limit={120}
          value={form.centre}
          onChange={({ target }) => change({ centre: target.value })}
        />
      </div>
      <TextField
        label={t('directory.field.population')}
        name="population"
        inputMode="numeric"
        value={form.population}
        onChange={({ target }) => change({ population: target.value })}
      />
      <div className="grid2">
        {(['latitude', 'longitude'] as const).map((field) => (
          <TextField
            key={field}
            label={t(`directory.field.${field}`)}
            name={field}
            inputMode="decimal"
            value={form[field]}
            onChange={({ target }) => change({ [field]: target.value })}
          />
        ))}
      </div>
    </FormDialog>
  )
}

function bodyOf({ isActive: _isActive, code: _code, ...row }: MunicipalityRow) {
  return row
}

function formOf(row: MunicipalityRow | null) {
  return {
    code: row?.code ?? '',
    name: row?.name ?? '',
    shortName: row?.shortName ?? '',
    centre: row?.centre ?? '',
    population: row?.population?.toString() ?? '',
    latitude: row?.latitude?.toString() ?? '',
    longitude: row?.longitude?.toString() ?? '',
  }
}
