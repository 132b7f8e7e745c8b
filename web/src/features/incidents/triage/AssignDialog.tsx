import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { peopleQuery } from '../../../lib/people/people.queries.ts'
import { usePersonOptions } from '../../../lib/people/use-person-options.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import {
  type Command,
  CommandDialog,
  FieldMergeView,
  useFieldMerge,
  useFieldWords,
} from '../commands/index.ts'
import { hasRefused, namedAgency } from '../history/index.ts'
import { routingQuery } from '../incidents.queries.ts'
import { useAgencyOptions } from './use-agency-options.ts'

type Props = {
  incident: IncidentResponse
  onClose: () => void
  onDone: (command: Command, version: number | null, assignee?: string | null) => void
}

export function AssignDialog({ incident, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { data: route } = useQuery(
    routingQuery(incident.topicCode, incident.municipalityCode, incident.address),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const [comment, setComment] = useBegun(`assign ${incident.id}`, '')
  const options = useAgencyOptions(incident)
  const isMoved = incident.step !== 'distribution'
  const [known] = useState(incident.agencyCode)
  const routed = route?.agencyCode && !hasRefused(incident, route.agencyCode) ? route.agencyCode : null
  const agencyCode = chosen ?? known ?? namedAgency(incident) ?? routed
  const { labelOf, wordsOf } = useFieldWords()
  const merge = useFieldMerge({ agencyCode: incident.agencyCode }, { agencyCode }, (fields) =>
    setChosen(fields.agencyCode),
  )
  return (
    <CommandDialog
      incident={incident}
      title={t('incidents.action.assign')}
      submitLabel={t('incidents.action.assign')}
      command={
        agencyCode === null
          ? null
          : { type: 'assign', agencyCode, comment, expectedVersion: incident.version }
      }
      hasConflict={merge.conflicts.length > 0}
      missing={agencyCode === null ? { agencyCode: t('work.problem.agency') } : {}}
      onClose={onClose}
      onDone={(command, version) => {
        setComment('')
        onDone(command, version, null)
      }}
    >
      <FieldMergeView incidentId={incident.id} merge={merge} labelOf={labelOf} wordsOf={wordsOf} />
      {isMoved && (
        <Notice state="attention" title={t('work.assign.moved')}>
          {t('work.assign.movedText')}
        </Notice>
      )}
      <Combobox
        label={t('incidents.place.agency')}
        name="agencyCode"
        value={agencyCode}
        options={options}
        shouldFocus
        onChange={setChosen}
      />
      {incident.proposedAgencyCode && (
        <p className="xs muted">
          {t('work.assign.proposed', { agency: names.agencyName(incident.proposedAgencyCode) })}
        </p>
      )}
      <TextArea
        label={t('incidents.comment')}
        name="comment"
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
    </CommandDialog>
  )
}

/** A unit and a person of the agency that answers; either may stay open. */
export function AssignPersonDialog({ incident, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { data } = useQuery({
    ...peopleQuery(incident.agencyCode ?? ''),
    enabled: incident.agencyCode !== null,
  })
  const [unitCode, setUnitCode] = useState(incident.unitCode)
  const [assigneeId, setAssigneeId] = useState<string | null>(null)
  const units = names.agency(incident.agencyCode)?.units ?? []
  const people = (data?.people ?? []).filter(
    (person) => unitCode === null || person.unitCode === null || person.unitCode === unitCode,
  )
  const options = usePersonOptions(incident.agencyCode, people)
  const isChosen = unitCode !== null || assigneeId !== null
  const { labelOf, wordsOf } = useFieldWords()
  const idOf = (name: string | null) => data?.people.find((person) => person.name === name)?.id ?? null
  const nameOf = (id: string | null) => data?.people.find((person) => person.id === id)?.name ?? null
  const [known] = useState(incident.assigneeName)
  const merge = useFieldMerge(
    { unitCode: incident.unitCode, assigneeName: incident.assigneeName },
    { unitCode, assigneeName: nameOf(assigneeId) ?? known },
    (fields) => {
      setUnitCode(fields.unitCode)
      setAssigneeId(idOf(fields.assigneeName))
    },
  )
  return (
    <CommandDialog
      incident={incident}
      title={t('incidents.action.assign_person')}
      submitLabel={t('incidents.action.assign_person')}
      command={
        isChosen ? { type: 'assign_person', unitCode, assigneeId, expectedVersion: incident.version } : null
      }
      hasConflict={merge.conflicts.length > 0}
      missing={isChosen ? {} : { assigneeId: t('work.problem.person') }}
      onClose={onClose}
      onDone={onDone}
    >
      <FieldMergeView incidentId={incident.id} merge={merge} labelOf={labelOf} wordsOf={wordsOf} />
      {units.length > 0 && (
        <Combobox
          label={t('incidents.place.unit')}
          name="unitCode"
          value={unitCode}
          options={units.map(({ code, name }) => ({ value: code, label: name }))}
          canClear
          onChange={setUnitCode}
        />
      )}
      <Combobox
        label={t('incidents.place.assignee')}
        name="assigneeId"
        value={assigneeId}
        options={options}
        shouldFocus
        canClear
        onChange={setAssigneeId}
      />
    </CommandDialog>
  )
}
