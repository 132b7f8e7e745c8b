import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { SelectField, TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { adoptPractice, type Practice, REFRESH } from './practices.queries.ts'

const ADOPTED = schemaOf(() => import('@veche/contract/portal/practices.ts'), 'AdoptPracticeRequest')

/** From the chosen day the weeks of this municipality are counted too. */
export function AdoptDialog({ practice, onClose }: { practice: Practice; onClose: () => void }) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const { locale } = useFormat()
  const today = dayKey(serverNow(), locale)
  const [id] = useState(randomId)
  const [municipalityCode, setPlace] = useState(practice.mayAdoptIn[0] ?? '')
  const [startedOn, setDay] = useState(today)
  const [note, setNote] = useState('')
  const request = { id, municipalityCode, startedOn, note: note.trim() }
  return (
    <FormDialog
      title={t('practices.adopt')}
      submitLabel={t('practices.adopt')}
      doneText={t('practices.said.adopt')}
      refresh={REFRESH}
      accepted={{ schema: ADOPTED, body: request }}
      missing={startedOn > today ? { startedOn: t('practices.dayAhead') } : {}}
      send={() => adoptPractice(practice.id, request)}
      onClose={onClose}
    >
      <SelectField
        label={t('practices.field.municipalityCode')}
        name="municipalityCode"
        value={municipalityCode}
        onChange={({ target }) => setPlace(target.value)}
      >
        {practice.mayAdoptIn.map((code) => (
          <option key={code} value={code}>
            {municipalityName(code)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('practices.field.startedOn')}
        name="startedOn"
        type="date"
        max={today}
        value={startedOn}
        onChange={({ target }) => setDay(target.value)}
      />
      <TextArea
        label={t('practices.adoptNote')}
        name="note"
        rows={3}
        limit={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </FormDialog>
  )
}
