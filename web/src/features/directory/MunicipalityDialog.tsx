import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { ActiveButton } from './ActiveButton.tsx'
import { type MunicipalityRow, REFRESH } from './directory.queries.ts'
import { isCode, NameAndCode } from './fields.tsx'

type Props = { row: MunicipalityRow | null; onClose: () => void }

function toNumber(text: string): number | null {
  const value = Number(text.replaceAll(/\s/g, '').replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

export function MunicipalityDialog({ row, onClose }: Props) {
  const { t } = useTranslation()
  const [form, setForm] = useState({
    code: row?.code ?? '',
    name: row?.name ?? '',
    shortName: row?.shortName ?? '',
    centre: row?.centre ?? '',
    population: row?.population?.toString() ?? '',
    latitude: row?.latitude?.toString() ?? '',
    longitude: row?.longitude?.toString() ?? '',
  })
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const { code, ...names } = form
  const body = {
    ...names,
    population: toNumber(form.population),
    latitude: toNumber(form.latitude),
    longitude: toNumber(form.longitude),
  }
  const isComplete =
    form.name.trim().length > 1 && form.shortName.trim() && form.centre.trim() && isCode(code)
  const save = (changes: Partial<typeof body> & { isActive?: boolean }) =>
    unwrap(api.PATCH('/api/directory/municipalities/{code}', { params: { path: { code } }, body: changes }))
  return (
    <FormDialog
      title={row ? row.name : t('directory.add.municipality')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      onClose={onClose}
      send={
        isComplete
          ? () =>
              row
                ? save(body)
                : unwrap(api.POST('/api/directory/municipalities', { body: { code, ...body } }))
          : null
      }
      extra={
        row && (
          <ActiveButton isActive={row.isActive} save={(isActive) => save({ isActive })} onDone={onClose} />
        )
      }
    >
      <NameAndCode {...form} label={t('directory.field.fullName')} isNew={row === null} onChange={change} />
      <div className="grid2">
        <TextField
          label={t('directory.field.shortName')}
          value={form.shortName}
          onChange={({ target }) => change({ shortName: target.value })}
        />
        <TextField
          label={t('directory.field.centre')}
          value={form.centre}
          onChange={({ target }) => change({ centre: target.value })}
        />
      </div>
      <TextField
        label={t('directory.field.population')}
        inputMode="numeric"
        value={form.population}
        onChange={({ target }) => change({ population: target.value })}
      />
      <div className="grid2">
        {(['latitude', 'longitude'] as const).map((field) => (
          <TextField
            key={field}
            label={t(`directory.field.${field}`)}
            inputMode="decimal"
            value={form[field]}
            onChange={({ target }) => change({ [field]: target.value })}
          />
        ))}
      </div>
    </FormDialog>
  )
}
