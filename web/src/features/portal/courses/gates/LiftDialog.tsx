import type { GatesResponse } from '@veche/contract/portal/courses.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../../lib/forms/schema-of.ts'
import { TextArea, TextField } from '../../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../../ui/forms/FormDialog.tsx'
import { liftRight } from '../courses.queries.ts'

export type Resting = GatesResponse['resting'][number]
const LIFT = schemaOf(() => import('@veche/contract/portal/courses.ts'), 'LiftRightRequest')

/** With a reason and an end: the right rests again after that day, if the course is not passed meanwhile. */
export function LiftDialog({ person, onClose }: { person: Resting; onClose: () => void }) {
  const { t } = useTranslation()
  const [id] = useState(randomId)
  const [reason, setReason] = useState('')
  const [endsOn, setEndsOn] = useState('')
  const { userId, right } = person
  const body = { id, userId, right, reason: reason.trim(), endsOn }
  return (
    <FormDialog
      title={`${t('courses.gates.lift')}: ${person.name}`}
      submitLabel={t('courses.gates.lift')}
      doneText={t('courses.gates.lifted')}
      refresh={['courses']}
      accepted={{
        ...{ schema: LIFT, body },
        words: { reason: t('courses.gates.noReason'), endsOn: t('courses.gates.noDay') },
      }}
      send={() => liftRight(body)}
      onClose={onClose}
    >
      <TextArea
        label={t('courses.gates.liftReason')}
        name="reason"
        rows={2}
        limit={300}
        data-autofocus=""
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <TextField
        label={t('courses.gates.liftUntilDay')}
        name="endsOn"
        type="date"
        value={endsOn}
        onChange={({ target }) => setEndsOn(target.value)}
      />
    </FormDialog>
  )
}
