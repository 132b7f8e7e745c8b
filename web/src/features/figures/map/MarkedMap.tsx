import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { polygonsQuery } from '../figures.queries.ts'
import * as styles from './RegionMap.module.css'
import { shapesOf } from './region-shapes.ts'

export type PlaceMark = { name: string; value: string; mark: 'ontime' | 'attention' | 'late' }

const SIZE = { width: 560, height: 420 }

/** The municipalities with a mark and a few signs each, by their codes; whoever draws it has the same as a table beside it. */
export function MarkedMap({ marks }: { marks: ReadonlyMap<string, PlaceMark> }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(polygonsQuery)
  const shapes = useMemo(() => (data ? shapesOf(data, SIZE) : []), [data])
  if (!data) return <p className="pad muted">{t(error ? 'figures.map.noBorders' : 'figures.map.loading')}</p>
  return (
    <svg className={styles.picture} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
      {shapes.map(({ code, path }) => (
        <path
          key={code}
          d={path}
          className={styles.placeArea}
          data-still=""
          data-mark={marks.get(code)?.mark}
        />
      ))}
      {shapes.map(({ code, label, leader }) => {
        const place = marks.get(code)
        return (
          place && (
            <g key={code} className={styles.label} data-outside={leader ? '' : undefined}>
              {leader && (
                <path d={`M${label.x} ${label.y}L${leader.x} ${leader.y}`} className={styles.leader} />
              )}
              {leader && <circle cx={leader.x} cy={leader.y} r="2.5" />}
              <text x={label.x} y={label.y - 2} className={styles.placeName}>
                {place.name}
              </text>
              <text x={label.x} y={label.y + 10} className={styles.placeValue}>
                {place.value}
              </text>
            </g>
          )
        )
      })}
    </svg>
  )
}
