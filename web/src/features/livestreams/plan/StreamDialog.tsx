import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { STREAM } from '../schemas.ts'
import type { Livestream } from '../stream/index.ts'
import { EditorField } from './EditorField.tsx'
import * as styles from './plan.module.css'
import { RecordFields } from './RecordFields.tsx'
import { SpeakerFields } from './SpeakerFields.tsx'
import { emptyForm, formOf, saidOf } from './stream-form.ts'
import { useStreamEdit } from './use-stream-edit.ts'

type Props = {
  /** Null: a new one. */
  stream: Livestream | null
  day: string
  me: { id: string; name: string }
  onClose: () => void
  onSaved?: (livestreamId: string) => void
}

/** Their rules are said in words of their own. */
const FIELDS = [
  ...(['title', 'speakers', 'plannedAt', 'plannedMinutes', 'tag'] as const),
  ...(['recordingUrl', 'recordingOffsetS', 'viewers'] as const),
]

/** The plan of a stream; once it has begun also its recording and viewers. */
export function StreamDialog({ stream, day, me, onClose, onSaved }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const { directory } = useDirectory()
  const [form, setForm] = useState(() => (stream ? formOf(stream, locale) : emptyForm(day, me.id)))
  const change = (changes: Partial<typeof form>) => setForm((before) => ({ ...before, ...changes }))
  const hasBegun = stream?.startedAt != null
  const edit = useStreamEdit(stream, { form, setForm })
  const body = saidOf(form, { hasBegun, locale })
  const words = Object.fromEntries(FIELDS.map((field) => [field, t(`livestreams.form.problem.${field}`)]))

  async function create() {
    const { id } = await unwrap(api.POST('/api/livestreams', { body }))
    onSaved?.(id)
  }

  return (
    <FormDialog
      title={t(stream ? 'livestreams.form.edit' : 'livestreams.form.create')}
      submitLabel={t(stream ? 'common.save' : 'livestreams.form.submit')}
      doneText={t(stream ? 'livestreams.form.saved' : 'livestreams.form.created')}
      refresh={stream ? ['livestream', stream.id] : ['livestreams']}
      accepted={
        stream
          ? { schema: STREAM.changed, body: { ...body, expectedVersion: stream.version }, words }
          : { schema: STREAM.created, body, words }
      }
      edit={edit}
      send={stream ? edit.send : create}
      onClose={onClose}
      isWide
    >
      <TextField
        data-autofocus
        label={t('livestreams.form.title')}
        name="title"
        limit={200}
        value={form.title}
        onChange={({ target }) => change({ title: target.value })}
      />
      <div className="grid2">
        <Combobox
          label={t('livestreams.form.municipality')}
          name="municipalityCode"
          value={form.municipalityCode}
          options={directory.municipalities.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(municipalityCode) => change({ municipalityCode })}
          canClear
        />
        <Combobox
          label={t('livestreams.form.agency')}
          name="agencyCode"
          value={form.agencyCode}
          options={directory.agencies.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(agencyCode) => change({ agencyCode })}
          canClear
        />
      </div>
      <SpeakerFields speakers={form.speakers} onChange={(speakers) => change({ speakers })} />
      <div className={styles.whenFields}>
        <TextField
          label={t('livestreams.form.day')}
          name="plannedAt"
          type="date"
          value={form.day}
          onChange={({ target }) => change({ day: target.value })}
        />
        <TextField
          label={t('livestreams.form.time')}
          name="time"
          type="time"
          value={form.time}
          onChange={({ target }) => change({ time: target.value })}
        />
        <TextField
          label={t('livestreams.form.minutes')}
          name="plannedMinutes"
          type="number"
          min={5}
          max={480}
          value={form.minutes}
          onChange={({ target }) => change({ minutes: target.value })}
        />
      </div>
      <EditorField
        value={form.editorId}
        agencyCode={form.agencyCode}
        known={[me, ...(stream?.editorId ? [{ id: stream.editorId, name: stream.editorName ?? '' }] : [])]}
        onChange={(editorId) => change({ editorId })}
      />
      <TextField
        label={t('livestreams.form.tag')}
        name="tag"
        hint={t('livestreams.form.tagHint')}
        limit={51}
        value={form.tag}
        onChange={({ target }) => change({ tag: target.value })}
      />
      {hasBegun && <RecordFields form={form} onChange={change} />}
    </FormDialog>
  )
}
