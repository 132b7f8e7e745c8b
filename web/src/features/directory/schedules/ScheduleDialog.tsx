import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { FieldProblem, SelectField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { ActiveButton } from '../ActiveButton.tsx'
import { MovePreview } from '../calendar/MovePreview.tsx'
import { REFRESH, type ScheduleRow } from '../directory.queries.ts'
import { CheckField, NameAndCode, useNameWords } from '../fields.tsx'
import { SCHEDULE } from '../schemas.ts'
import { useWeekWords } from './use-week-words.ts'
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
  const isEmpty = form.kind === 'weekly' && weekMinutes(form.week) === 0
  const words = useNameWords()
  const save = (changes: Partial<Omit<ScheduleRow, 'code'>>, before: Record<string, unknown>) =>
    unwrap(
      api.PATCH('/api/directory/schedules/{code}', {
        params: { path: { code } },
        body: { ...changes, before },
      }),
    )
  const weekWords = useWeekWords()
  const edit = useKeptEdit<ReturnType<typeof bodyOf>>({
    opened: row && bodyOf(row),
    said: { ...hours, name: name.trim() },
    save,
    put: (field, value) => setForm({ ...form, [field]: value }),
    labels: {
      name: t('directory.field.name'),
      kind: t('directory.field.hoursKind'),
      followsCalendar: t('directory.field.followsCalendar'),
      week: t('directory.field.week'),
    },
    words: {
      kind: (value) => t(value === 'weekly' ? 'directory.byWeek' : 'directory.roundTheClock'),
      week: weekWords,
    },
  })
  return (
    <FormDialog
      title={row ? row.name : t('directory.add.schedule')}
      submitLabel={row ? t('common.save') : t('directory.addButton')}
      doneText={row ? t('directory.done.saved') : t('directory.done.added')}
      refresh={REFRESH}
      isWide
      onClose={onClose}
      accepted={
        row
          ? { schema: SCHEDULE.changed, body: { name, ...hours }, words }
          : { schema: SCHEDULE.created, body: form, words }
      }
      missing={isEmpty ? { week: t('directory.problem.week') } : {}}
      edit={edit}
      send={row ? edit.send : () => unwrap(api.POST('/api/directory/schedules', { body: form }))}
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
      <NameAndCode {...form} label={t('directory.field.name')} isNew={row === null} onChange={change} />
      <SelectField
        label={t('directory.field.hoursKind')}
        name="kind"
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
          <div data-wrong={isEmpty ? '' : undefined}>
            <WeekEditor week={form.week} onChange={(week) => change({ week })} />
            <FieldProblem name="week" />
          </div>
          <CheckField
            label={t('directory.field.followsCalendar')}
            name="followsCalendar"
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

function bodyOf({ isActive: _isActive, code: _code, ...row }: ScheduleRow) {
  return row
}

function withoutActive({ isActive: _isActive, ...row }: ScheduleRow): Omit<ScheduleRow, 'isActive'> {
  return row
}
