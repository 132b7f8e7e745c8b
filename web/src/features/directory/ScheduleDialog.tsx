import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../lib/api.ts'
import { SelectField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { ActiveButton } from './ActiveButton.tsx'
import { REFRESH, type ScheduleRow } from './directory.queries.ts'
import { CheckField, isCode, NameAndCode } from './fields.tsx'
import { MovePreview } from './MovePreview.tsx'
import { WeekEditor } from './WeekEditor.tsx'
import { PLAIN_WEEK, weekMinutes } from './week.ts'

export function ScheduleDialog({ row, onClose }: { row: ScheduleRow | null; onClose: () => void }) {
  const { t } = useTranslation()
  const [form, setForm] = useState<Omit<ScheduleRow, 'isActive'>>(
    row
      ? withoutActive(row)
      : { code: '', name: '', kind: 'weekly', followsCalendar: true, week: PLAIN_WEEK },
  )
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const { code, name, ...hours } = form
  const isComplete =
    name.trim().length > 1 && isCode(code) && (form.kind === 'round_the_clock' || weekMinutes(form.week) > 0)
  const save = (changes: Partial<Omit<ScheduleRow, 'code'>>) =>
    unwrap(api.PATCH('/api/directory/schedules/{code}', { params: { path: { code } }, body: changes }))
  return (
    <FormDialog
      title={row ? row.name : t('directory.add.schedule')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      isWide
      onClose={onClose}
      send={
        isComplete
          ? () =>
              row ? save({ name, ...hours }) : unwrap(api.POST('/api/directory/schedules', { body: form }))
          : null
      }
      extra={
        row && (
          <ActiveButton isActive={row.isActive} save={(isActive) => save({ isActive })} onDone={onClose} />
        )
      }
    >
      <NameAndCode {...form} label={t('directory.field.name')} isNew={row === null} onChange={change} />
      <SelectField
        label={t('directory.field.hoursKind')}
        value={form.kind}
        onChange={({ target }) =>
          change({ kind: target.value === 'round_the_clock' ? 'round_the_clock' : 'weekly' })
        }
      >
        <option value="weekly">{t('directory.byWeek')}</option>
        <option value="round_the_clock">{t('directory.roundTheClock')}</option>
      </SelectField>
      {form.kind === 'weekly' && (
        <>
          <WeekEditor week={form.week} onChange={(week) => change({ week })} />
          <CheckField
            label={t('directory.field.followsCalendar')}
            hint={t('directory.hint.followsCalendar')}
            isChecked={form.followsCalendar}
            onChange={(followsCalendar) => change({ followsCalendar })}
          />
        </>
      )}
      {row && <MovePreview body={{ set: [], remove: [], schedule: { code, ...hours } }} />}
    </FormDialog>
  )
}

function withoutActive({ isActive: _isActive, ...row }: ScheduleRow): Omit<ScheduleRow, 'isActive'> {
  return row
}
