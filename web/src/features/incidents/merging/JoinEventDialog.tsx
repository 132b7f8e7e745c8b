import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { type Command, CommandDialog } from '../commands/index.ts'
import { openEventsQuery } from '../incidents.queries.ts'
import { placeWords } from '../list/index.ts'

type Props = {
  incident: IncidentResponse
  onClose: () => void
  onDone: (command: Command, version: number | null) => void
}

/** The question keeps its own card, work and deadlines; the answer of the event comes to its author too. */
export function JoinEventDialog({ incident, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const names = useDirectory()
  const { data } = useQuery(openEventsQuery)
  const [eventId, setEventId] = useState<string | null>(null)
  const events = (data?.incidents ?? []).filter(({ id }) => id !== incident.id)
  return (
    <CommandDialog
      incident={incident}
      title={t('incidents.action.join_event')}
      submitLabel={t('work.event.joinSubmit')}
      command={{ type: 'join_event', eventId: eventId ?? '', expectedVersion: incident.version }}
      words={{ eventId: t('work.problem.choice') }}
      onClose={onClose}
      onDone={onDone}
    >
      <p className="sm">{t('work.event.joinSays')}</p>
      {data && events.length === 0 ? (
        <Notice state="waiting" title={t('work.event.none')}>
          {t('work.event.noneText')}
        </Notice>
      ) : (
        <Combobox
          label={t('work.event.which')}
          name="eventId"
          value={eventId}
          options={events.map((event) => ({
            value: event.id,
            label: `${t('incidents.question', { number: event.number })}: ${event.title}`,
            description: placeWords(event, names) ?? t('incidents.noPlace'),
          }))}
          shouldFocus
          onChange={setEventId}
        />
      )}
    </CommandDialog>
  )
}
