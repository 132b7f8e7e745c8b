import { useQuery } from '@tanstack/react-query'
import { REGION_LANGUAGE } from '@veche/contract/rules/replies/outgoing-words.ts'
import { SCHEDULED_KINDS } from '@veche/contract/values/reports.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { SelectField, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { NarrowedField } from '../NarrowedField.tsx'
import { ReportPlaceField } from '../ReportPlaceField.tsx'
import { type Schedule, schedulesQuery } from '../reports.queries.ts'
import type { ReportsSearch } from '../reports-search.ts'
import { RecipientsField } from './RecipientsField.tsx'
import { bodyOf, type FormKind, formatsOf, formOf, type ScheduleForm, withKind } from './schedule-form.ts'
import { TimesFields } from './TimesFields.tsx'
import { useBegunSchedule } from './use-begun-schedule.ts'
import { useScheduleSources } from './use-schedule-sources.ts'

const KINDS: readonly FormKind[] = SCHEDULED_KINDS.flatMap((kind) => (kind === 'head_letter' ? [] : [kind]))
const TITLE_LIMIT = 200

/** Makes a schedule, or changes it. */
export function ScheduleDialog({
  schedule,
  search,
  onClose,
}: {
  schedule?: Schedule | undefined
  /** What one was looking at: a new schedule begins as it. */
  search: ReportsSearch
  onClose: () => void
}) {
  const { t } = useTranslation()
  const { views, own } = useScheduleSources()
  const isMailSetUp = useQuery(schedulesQuery).data?.isMailSetUp
  const begun = useBegunSchedule(search)
  const [form, setForm] = useState<ScheduleForm>(schedule ? formOf(schedule) : begun)
  const change = (changed: Partial<ScheduleForm>) => setForm({ ...form, ...changed })
  const language = schedule?.language ?? REGION_LANGUAGE
  function send() {
    const body = bodyOf(form, language)
    return schedule
      ? unwrap(
          api.PUT('/api/report-schedules/{scheduleId}', {
            params: { path: { scheduleId: schedule.id } },
            body: { ...body, expectedVersion: schedule.version },
          }),
        )
      : unwrap(api.POST('/api/report-schedules', { body }))
  }
  const missing = {
    ...(form.title.trim() === '' && { title: t('reports.form.noTitle') }),
    ...(form.kind === 'desk_view' && form.viewId === '' && { viewId: t('reports.form.noView') }),
    ...(form.recipients.length === 0 && { recipients: t('reports.form.noRecipients') }),
  }
  return (
    <FormDialog
      title={t(schedule ? 'reports.form.change' : 'reports.form.add')}
      submitLabel={t('reports.form.save')}
      doneText={t('reports.form.saved')}
      refresh={['reports']}
      missing={missing}
      send={send}
      onClose={onClose}
    >
      {isMailSetUp === false && (
        <Notice state="attention" title={t('reports.schedules.noMail')}>
          {t('reports.schedules.noMailText')}
        </Notice>
      )}
      <TextField
        label={t('reports.form.title')}
        name="title"
        value={form.title}
        limit={TITLE_LIMIT}
        data-autofocus=""
        onChange={({ target }) => change({ title: target.value })}
      />
      <SelectField
        label={t('reports.form.kind')}
        name="kind"
        value={form.kind}
        onChange={({ target }) =>
          setForm(withKind(form, KINDS.find((kind) => kind === target.value) ?? 'summary'))
        }
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`reports.kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      {form.kind === 'desk_view' ? (
        <SelectField
          label={t('reports.form.view')}
          name="viewId"
          value={form.viewId}
          onChange={({ target }) => change({ viewId: target.value })}
        >
          <option value="">{t('reports.form.chooseView')}</option>
          {views.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : (
        <>
          <ReportPlaceField value={form.place} own={own} onChange={(place) => change({ place })} />
          <NarrowedField
            value={form.narrowed}
            onChange={({ network, groupCode, topicCode }) =>
              change({
                narrowed: {
                  network: network ?? undefined,
                  groupCode: groupCode ?? undefined,
                  topicCode: topicCode ?? undefined,
                },
              })
            }
          />
        </>
      )}
      {form.kind === 'figures' && <p className="sm muted">{t(`reports.form.figuresHint.${form.cadence}`)}</p>}
      <SelectField
        label={t('reports.form.format')}
        name="format"
        value={form.format}
        onChange={({ target }) =>
          change({ format: formatsOf(form.kind).find((format) => format === target.value) ?? form.format })
        }
      >
        {formatsOf(form.kind).map((format) => (
          <option key={format} value={format}>
            {format.toUpperCase()}
          </option>
        ))}
      </SelectField>
      <TimesFields form={form} onChange={change} />
      <RecipientsField form={form} onRecipients={(recipients) => change({ recipients })} />
    </FormDialog>
  )
}
