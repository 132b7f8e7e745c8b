import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MarkedMap } from '../../../features/figures/map/index.ts'
import * as styles from '../../../features/portal/duty/duty.module.css'
import { dutyMapQuery, markOf, PlaceTable } from '../../../features/portal/duty/index.ts'
import { useDirectory } from '../../../lib/directory.ts'
import { Combobox } from '../../../ui/forms/Combobox.tsx'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { textSearch } from '../../search-params.ts'
import { renderBody } from './render-body.tsx'

const route = getRouteApi('/app/duty')

/** Who answers for a topic in each municipality: drawn, and as a table for keys and for ears. */
export function DutyMap() {
  const { t } = useTranslation()
  const { directory, groupName } = useDirectory()
  const navigate = useNavigate()
  const chosen = route.useSearch()
  const topic = textSearch(chosen.topic) ?? null
  return (
    <div className={styles.mapParts}>
      <Combobox
        label={t('duty.topic')}
        name="topic"
        value={topic}
        options={directory.topics.map(({ code, name, groupCode }) => ({
          ...{ value: code, label: name },
          ...(groupName(groupCode) !== null && { group: groupName(groupCode) ?? '' }),
        }))}
        onChange={(code) =>
          void navigate({ to: '/duty', search: { ...chosen, topic: code ?? undefined }, replace: true })
        }
      />
      {topic === null ? <p className="muted">{t('duty.mapChoose')}</p> : <Places topicCode={topic} />}
    </div>
  )
}

function Places({ topicCode }: { topicCode: string }) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(dutyMapQuery(topicCode))
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('duty.loading')} />
  const marks = new Map(
    data.places.map((place) => [
      place.municipalityCode,
      {
        name: municipalityName(place.municipalityCode) ?? place.municipalityCode,
        value: (place.speaker ?? place.emergency?.speaker)?.name.split(' ').at(-1) ?? '–',
        mark: markOf(place),
      },
    ]),
  )
  return (
    <>
      <MarkedMap marks={marks} />
      <p className="xs muted">{t('duty.mapLegend')}</p>
      <PlaceTable
        places={data.places}
        renderBody={renderBody}
        onPlace={(place) => void navigate({ to: '/duty', search: { topic: topicCode, place } })}
      />
    </>
  )
}
