import { useTranslation } from 'react-i18next'
import { TextField } from '../../../ui/forms/Field.tsx'
import type { StreamForm } from './stream-form.ts'

type Props = { form: StreamForm; onChange: (changes: Partial<StreamForm>) => void }

/** Where the recording is, and where in it the stream begins: links of the protocol lead to the second. */
export function RecordFields({ form, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        label={t('livestreams.form.recording')}
        name="recordingUrl"
        type="url"
        value={form.recordingUrl}
        onChange={({ target }) => onChange({ recordingUrl: target.value })}
      />
      <div className="grid2">
        <TextField
          label={t('livestreams.form.offset')}
          name="recordingOffsetS"
          hint={t('livestreams.form.offsetHint')}
          type="number"
          value={form.recordingOffset}
          onChange={({ target }) => onChange({ recordingOffset: target.value })}
        />
        <TextField
          label={t('livestreams.form.viewers')}
          name="viewers"
          type="number"
          min={0}
          value={form.viewers}
          onChange={({ target }) => onChange({ viewers: target.value })}
        />
      </div>
    </>
  )
}
