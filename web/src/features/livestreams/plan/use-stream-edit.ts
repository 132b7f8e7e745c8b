import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { type KeptEdit, useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { Livestream } from '../stream/index.ts'
import { formOf, putField, type StreamForm, type StreamSaid, saidOf } from './stream-form.ts'

type Typed = { form: StreamForm; setForm: (form: StreamForm) => void }

/** Saves what was touched since the form was opened, whatever the stream has become meanwhile. */
export function useStreamEdit(stream: Livestream | null, { form, setForm }: Typed): KeptEdit {
  const { t } = useTranslation()
  const { locale, shortMoment } = useFormat()
  const names = useDirectory()
  const around = { hasBegun: stream?.startedAt != null, locale }
  const label = (field: keyof StreamSaid) => t(`livestreams.taken.field.${field}`)
  return useKeptEdit<StreamSaid>({
    // Through the form: seconds that it does not show are nobody's change.
    raw: stream,
    opened: stream && saidOf(formOf(stream, locale), around),
    said: saidOf(form, around),
    save: (changes, before) =>
      unwrap(
        api.PATCH('/api/livestreams/{livestreamId}', {
          params: { path: { livestreamId: stream?.id ?? '' } },
          body: { ...changes, before, expectedVersion: stream?.version ?? 0 },
        }),
      ),
    put: (field, value) => setForm(putField(form, { [field]: value }, locale)),
    labels: {
      title: label('title'),
      municipalityCode: label('municipalityCode'),
      agencyCode: label('agencyCode'),
      speakers: label('speakers'),
      editorId: label('editorId'),
      plannedAt: label('plannedAt'),
      plannedMinutes: label('plannedMinutes'),
      tag: label('tag'),
      recordingUrl: label('recordingUrl'),
      recordingOffsetS: label('recordingOffsetS'),
      viewers: label('viewers'),
    },
    words: {
      municipalityCode: (code) => names.municipalityName(textOf(code)),
      agencyCode: (code) => names.agencyName(textOf(code)),
      editorId: (id) => (id === stream?.editorId ? (stream?.editorName ?? null) : textOf(id)),
      plannedAt: (moment) => shortMoment(textOf(moment) ?? ''),
      speakers: (speakers) => namesOf(speakers).join(', '),
      tag: (tag) => (textOf(tag) ? `#${textOf(tag)?.replace('#', '')}` : null),
    },
  })
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function namesOf(speakers: unknown): string[] {
  if (!Array.isArray(speakers)) return []
  return speakers.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'name' in one ? [String(one.name)] : [],
  )
}
