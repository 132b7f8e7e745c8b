import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { type Asked, polygonsQuery, tableQuery } from '../figures.queries.ts'
import { MapLegend } from './MapLegend.tsx'
import { MapPicture } from './MapPicture.tsx'
import { MapTable } from './MapTable.tsx'
import { type MapMeasure, MEASURES, placeValues } from './map-values.ts'
import * as styles from './RegionMap.module.css'

type Props = {
  asked: Asked
  onPlace: (municipalityCode: string | undefined) => void
  /** On a wall there is nothing to press. */
  isStill?: boolean
}

/** The municipalities on our own borders; a press asks about one of them. The same stands beside as a table. */
export function RegionMap({ asked, onPlace, isStill = false }: Props) {
  const { t } = useTranslation()
  const [measure, setMeasure] = useState<MapMeasure>('perThousand')
  return (
    <section className="panel" aria-labelledby="fg-map">
      <div className={`ph ${styles.mapHeading}`}>
        <h2 id="fg-map">{t('figures.map.title')}</h2>
        <span className={`xs muted ${styles.paperOnly}`}>{t(`figures.map.${measure}`)}</span>
        {isStill ? (
          <span className="muted">{t(`figures.map.${measure}`)}</span>
        ) : (
          <fieldset className="seg no-print" aria-label={t('figures.map.measure')}>
            {MEASURES.map((one) => (
              <button key={one} type="button" aria-pressed={one === measure} onClick={() => setMeasure(one)}>
                {t(`figures.map.${one}`)}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      {asked.agencyCode || asked.network ? (
        <p className="pad muted">{t('figures.map.notKept')}</p>
      ) : (
        <Places {...{ asked, measure, onPlace, isStill }} />
      )}
    </section>
  )
}

function Places({ asked, measure, onPlace, isStill }: Props & { measure: MapMeasure }) {
  const { t } = useTranslation()
  const { directory } = useDirectory()
  const { municipalityCode, ...everywhere } = asked
  // The region stays in sight beside the place that is asked about.
  const { data, error, refetch } = useQuery(tableQuery(everywhere, 'municipality', ['questions', 'on_time']))
  const polygons = useQuery(polygonsQuery)
  if (!data && error) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('figures.loading')} />
  const places = placeValues(directory.municipalities, data.rows)
  const shown = { places, measure, chosen: municipalityCode, onPlace }
  return (
    <div className={styles.mapBody}>
      {polygons.data ? (
        <MapPicture polygons={polygons.data} {...shown} />
      ) : (
        <p className="muted">{t(polygons.error ? 'figures.map.noBorders' : 'figures.map.loading')}</p>
      )}
      <MapLegend places={places} measure={measure} attribution={polygons.data?.attribution ?? ''} />
      {!isStill && (
        <details className="no-print">
          <summary>{t('figures.asTable')}</summary>
          <MapTable {...shown} />
        </details>
      )}
    </div>
  )
}
