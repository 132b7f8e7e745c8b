import type { DeadlineResponse, IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { dayKey, formatTime, momentAt } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { TextArea, TextField } from '../../../ui/forms/Field.tsx'
import { DeadlineActs, useDeadlineName } from '../deadlines/index.ts'
import { CommandDialog } from './CommandDialog.tsx'
import { FieldMergeView } from './FieldMergeView.tsx'
import { useFieldMerge } from './use-field-merge.ts'
import { useFieldWords } from './use-field-words.ts'
import type { Command } from './use-incident-command.ts'

type Props = {
  incident: IncidentResponse
  deadline: DeadlineResponse
  onClose: () => void
  onDone: (command: Command, version: number | null) => void
}

/** An act of the moderator: what the rule gave stays written, the reason too. */
export function ChangeDeadlineDialog({ incident, deadline, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { locale, dueMoment } = useFormat()
  const keyName = useDeadlineName()
  const due = Date.parse(deadline.dueAt)
  const [day, setDay] = useState(dayKey(due, locale))
  const [time, setTime] = useState(formatTime(due, locale))
  const [reason, setReason] = useBegun(`deadline ${incident.id} ${deadline.key}`, '')
  const { labelOf, wordsOf } = useFieldWords()
  const dueAt = day && time ? momentAt(day, time, locale) : null
  const isPast = dueAt !== null && Date.parse(dueAt) <= Date.now()
  const isReady = dueAt !== null && !isPast && reason.trim().length >= 3
  const missing = {
    ...(day === '' && { dueAt: t('common.fillField') }),
    ...(time === '' && { time: t('common.fillField') }),
    ...(isPast && { dueAt: t('errors.deadline_due_in_past') }),
    ...(reason.trim().length < 3 && { reason: t('work.problem.reason') }),
  }
  // A field of minutes: the seconds of the deadline are nobody's change.
  const merge = useFieldMerge(
    { dueAt: toMinute(deadline.dueAt) },
    { dueAt: dueAt && toMinute(dueAt) },
    (fields) => {
      const moment = Date.parse(fields.dueAt ?? deadline.dueAt)
      setDay(dayKey(moment, locale))
      setTime(formatTime(moment, locale))
    },
  )
  return (
    <CommandDialog
      incident={incident}
      title={t('work.deadline.changeOf', { name: keyName(deadline) })}
      submitLabel={t('work.deadline.change')}
      command={
        isReady
          ? { type: 'change_deadline', key: deadline.key, dueAt, reason, expectedVersion: incident.version }
          : null
      }
      hasConflict={merge.conflicts.length > 0}
      missing={missing}
      onClose={onClose}
      onDone={(command, version) => {
        setReason('')
        onDone(command, version)
      }}
    >
      <FieldMergeView incidentId={incident.id} merge={merge} labelOf={labelOf} wordsOf={wordsOf} />
      <p className="sm">
        {t('work.deadline.ruleGave', {
          name: deadline.ruleName,
          moment: dueMoment(deadline.firstDueAt),
        })}
      </p>
      <DeadlineActs deadline={deadline} />
      <div className="grid2">
        <TextField
          label={t('work.deadline.day')}
          name="dueAt"
          type="date"
          required
          data-autofocus=""
          value={day}
          min={dayKey(Date.now(), locale)}
          onChange={({ target }) => setDay(target.value)}
        />
        <TextField
          label={t('work.deadline.time')}
          name="time"
          type="time"
          required
          value={time}
          hint={t('work.deadline.zone')}
          error={isPast ? t('errors.deadline_due_in_past') : undefined}
          onChange={({ target }) => setTime(target.value)}
        />
      </div>
      <TextArea
        label={t('work.deadline.reason')}
        name="reason"
        hint={t('work.deadline.reasonHint')}
        required
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </CommandDialog>
  )
}

function toMinute(moment: string): string {
  return `${moment.slice(0, 16)}:00.000Z`
}
