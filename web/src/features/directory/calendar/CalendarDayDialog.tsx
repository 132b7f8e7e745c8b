import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { REFRESH } from '../directory.queries.ts'
import { CheckField } from '../fields.tsx'
import { CALENDAR_CHANGE } from '../schemas.ts'
import type { DayCell } from './calendar-view.ts'
import { MovePreview } from './MovePreview.tsx'
import { contentOf, useDayEdit } from './use-day-edit.ts'

const KINDS = ['plain', 'off', 'short', 'work'] as const
type Kind = (typeof KINDS)[number]

/** One day: what it is, why, and how many deadlines that would move. */
export function CalendarDayDialog({ cell, onClose }: { cell: DayCell; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [form, setForm] = useState({
    kind: (cell.day?.kind ?? 'off') satisfies Kind as Kind,
    name: cell.day?.name ?? '',
    movedFrom: cell.day?.movedFrom ?? '',
    isRegional: cell.day?.isRegional ?? true,
    note: '',
  })
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part })
  const { kind, isRegional } = form
  const day = { on: cell.on, isRegional, name: form.name.trim() || null, movedFrom: form.movedFrom || null }
  const changes =
    kind === 'plain'
      ? { set: [], remove: [{ on: cell.on, isRegional }] }
      : { set: [{ ...day, kind }], remove: [] }
  const title = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${cell.on}T00:00:00Z`),
  )
  const edit = useDayEdit({
    ...{ cell, title, day: { on: cell.on, isRegional } },
    said: kind === 'plain' ? null : contentOf({ ...day, kind }),
    save: (before) =>
      unwrap(
        api.POST('/api/directory/calendar/changes', {
          body: { ...changes, note: form.note.trim(), before },
        }),
      ),
    put: (content) =>
      change(
        content
          ? { kind: content.kind, name: content.name ?? '', movedFrom: content.movedFrom ?? '' }
          : { kind: 'plain' },
      ),
  })
  return (
    <FormDialog
      title={title}
      submitLabel={t('common.save')}
      doneText={t('directory.calendar.done')}
      refresh={REFRESH}
      isWide
      onClose={onClose}
      accepted={{
        ...{ schema: CALENDAR_CHANGE, body: { ...changes, note: form.note } },
        words: { note: t('directory.problem.note') },
      }}
      edit={edit}
      send={edit.send}
    >
      <SelectField
        label={t('directory.calendar.kind')}
        name="kind"
        value={kind}
        onChange={({ target }) => change({ kind: KINDS.find((known) => known === target.value) ?? kind })}
      >
        {KINDS.map((known) => (
          <option key={known} value={known}>
            {t(`directory.dayKind.${known}Long`)}
          </option>
        ))}
      </SelectField>
      {kind !== 'plain' && (
        <div className="grid2">
          <TextField
            label={t('directory.calendar.name')}
            name="name"
            limit={200}
            value={form.name}
            onChange={({ target }) => change({ name: target.value })}
          />
          <TextField
            label={t('directory.calendar.movedFrom')}
            name="movedFrom"
            type="date"
            value={form.movedFrom}
            onChange={({ target }) => change({ movedFrom: target.value })}
          />
        </div>
      )}
      <CheckField
        label={t('directory.calendar.isRegional')}
        name="isRegional"
        hint={t('directory.calendar.isRegionalHint')}
        isChecked={isRegional}
        onChange={(checked) => change({ isRegional: checked })}
      />
      <TextField
        label={t('directory.calendar.note')}
        name="note"
        limit={300}
        hint={t('directory.calendar.noteHint')}
        value={form.note}
        onChange={({ target }) => change({ note: target.value })}
      />
      <MovePreview body={changes} />
    </FormDialog>
  )
}
