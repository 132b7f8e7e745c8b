import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { SUBTASK_WHAT_LIMIT } from '@veche/contract/values/casework/subtasks.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { meQuery } from '../../../lib/session.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { dayKey } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { addOrKeep } from './kept-new.ts'
import type { OfIncident } from './subtasks.queries.ts'
import { NOTHING_BEGUN, useBegunSubtask } from './use-begun-subtask.ts'

const ADDED = schemaOf(() => import('@veche/contract/casework/subtasks.ts'), 'AddSubtaskRequest')

type Props = { incident: IncidentResponse; known: OfIncident; onClose: () => void }

export function AddSubtaskDialog({ incident, known, onClose }: Props) {
  const { t } = useTranslation()
  const { locale, day } = useFormat()
  const today = dayKey(serverNow(), locale)
  const [id] = useState(randomId)
  const userId = useQuery(meQuery).data?.id ?? ''
  const [begun, setBegun] = useBegunSubtask(incident.id)
  const form = { ...begun, dueOn: begun.dueOn ?? today }
  const change = (changes: Partial<typeof form>) => setBegun({ ...begun, ...changes })
  const [kind, code = null] = form.owner?.split(':') ?? []
  const answerDay = known.answerDueAt && dayKey(Date.parse(known.answerDueAt), locale)
  const isAfter = answerDay !== null && form.dueOn > answerDay
  const body = {
    ...{ id, what: form.what, dueOn: form.dueOn, isConfirmed: isAfter && form.isConfirmed },
    ownerId: kind === 'person' ? code : null,
    unitCode: kind === 'unit' ? code : null,
  }
  async function send() {
    const isGiven = await addOrKeep(userId, { incidentId: incident.id, body })
    setBegun(NOTHING_BEGUN)
    return isGiven
  }
  return (
    <FormDialog
      title={t('subtasks.add')}
      submitLabel={t('subtasks.submit')}
      doneText={(isGiven) => t(isGiven ? 'subtasks.added' : 'subtasks.keptNew.told')}
      isSentLater
      refresh={['answer', incident.id]}
      accepted={{
        ...{ schema: ADDED, body },
        words: { what: t('subtasks.problem.what'), ownerId: t('subtasks.problem.owner') },
      }}
      missing={{
        ...(isAfter && !form.isConfirmed && { isConfirmed: t('subtasks.problem.after') }),
        ...(form.dueOn < today && { dueOn: t('subtasks.problem.past') }),
      }}
      send={send}
      onClose={onClose}
    >
      <TextArea
        label={t('subtasks.what')}
        name="what"
        rows={2}
        data-autofocus=""
        limit={SUBTASK_WHAT_LIMIT}
        value={form.what}
        onChange={({ target }) => change({ what: target.value })}
      />
      <Combobox
        label={t('subtasks.owner')}
        name="ownerId"
        value={form.owner}
        options={[
          ...known.people.map(({ id: person, name }) => ({
            ...{ value: `person:${person}`, label: name, group: t('subtasks.people') },
          })),
          ...known.units.map(({ code: unit, name }) => ({
            ...{ value: `unit:${unit}`, label: name, group: t('subtasks.units') },
          })),
        ]}
        onChange={(owner) => change({ owner })}
      />
      <TextField
        label={t('subtasks.dueOn')}
        name="dueOn"
        type="date"
        min={today}
        value={form.dueOn}
        onChange={({ target }) => change({ dueOn: target.value })}
      />
      {isAfter && (
        <>
          <Notice state="attention" title={t('subtasks.after', { day: day(known.answerDueAt ?? '') })} />
          <label className="chk-l">
            <input
              type="checkbox"
              name="isConfirmed"
              checked={form.isConfirmed}
              onChange={({ target }) => change({ isConfirmed: target.checked })}
            />
            <span>{t('subtasks.confirm')}</span>
          </label>
        </>
      )}
    </FormDialog>
  )
}
