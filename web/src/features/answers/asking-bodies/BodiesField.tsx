import { useQuery } from '@tanstack/react-query'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { CONTRIBUTION_BODIES_LIMIT } from '@veche/contract/values/casework/contributions.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { randomId } from '../../../lib/browser/random-id.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'
import { directoryQuery, useDirectory } from '../../../lib/directory.ts'
import { Button } from '../../../ui/Button.tsx'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { State } from '../../../ui/State.tsx'
import type { AskedBody } from './asking.queries.ts'
import * as styles from './asking-bodies.module.css'
import { useBodiesOfWords } from './use-bodies-of-words.ts'

type Props = {
  incident: IncidentResponse
  known: AnswerOf<'GET /api/incidents/{incidentId}/contributions'>
  bodies: AskedBody[]
  onChange: (bodies: AskedBody[]) => void
}

/** The list has never been read here and is not on its way, so nothing of it can be chosen. */
export function useBodiesUnread(): boolean {
  const { data, isFetching } = useQuery(directoryQuery)
  return data === undefined && !isFetching
}

/** Those who are asked, and one more of the bodies that are not yet. */
export function BodiesField({ incident, known, bodies, onChange }: Props) {
  const { t } = useTranslation()
  const isUnread = useBodiesUnread()
  const { directory, agencyName, municipalityName } = useDirectory()
  const [words, setWords] = useState('')
  const doers = useBodiesOfWords(words, incident.municipalityCode)
  const taken = new Set([
    ...bodies.map(({ agencyCode }) => agencyCode),
    ...known.contributions.filter(({ endedAt }) => endedAt === null).map(({ agencyCode }) => agencyCode),
    incident.agencyCode,
  ])
  const free = nearestFirst(
    directory.agencies.filter(({ code }) => !taken.has(code)),
    incident.municipalityCode,
  )
  return (
    <>
      {bodies.length > 0 && (
        <ul className={styles.chosen} aria-label={t('contributions.chosen')}>
          {bodies.map(({ id, agencyCode }) => (
            <li key={id}>
              <span>{agencyName(agencyCode)}</span>
              <Button
                size="s"
                look="quiet"
                aria-label={t('contributions.removeBody', { agency: agencyName(agencyCode) })}
                onClick={() => onChange(bodies.filter((one) => one.id !== id))}
              >
                {t('contributions.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {bodies.length < CONTRIBUTION_BODIES_LIMIT && (
        <Combobox
          label={t(bodies.length === 0 ? 'contributions.body' : 'contributions.oneMoreBody')}
          name="bodies"
          shouldFocus
          value={null}
          placeholder={t('contributions.choose')}
          noneFound={isUnread ? t('contributions.bodiesUnread') : undefined}
          onWords={setWords}
          options={free.map(({ code, name, shortName, municipalityCode }) => ({
            ...{ value: code, label: shortName },
            description: [
              name !== shortName && name,
              municipalityName(municipalityCode),
              doers.has(code) && t('contributions.doesTopics', { topics: doers.get(code)?.join(', ') }),
            ]
              .filter(Boolean)
              .join(', '),
            foundBy: doers.has(code) ? words : undefined,
          }))}
          onChange={(code) =>
            code !== null && onChange([...bodies, { id: randomId(), agencyCode: code, personId: null }])
          }
        />
      )}
      {isUnread && (
        <p role="status">
          <State name="waiting" className="sm">
            {t('contributions.bodiesUnread')}
          </State>
        </p>
      )}
    </>
  )
}

/** Bodies of the place of the question, those of the whole region, all others: three of one kind have much the same name. */
function nearestFirst<Body extends { municipalityCode: string | null }>(
  bodies: readonly Body[],
  place: string | null,
): Body[] {
  const distance = ({ municipalityCode: code }: Body) => (code === place ? 0 : code === null ? 1 : 2)
  return bodies.toSorted((one, other) => distance(one) - distance(other))
}
