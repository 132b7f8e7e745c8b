import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { polygonsQuery } from '../figures.queries.ts'
import * as styles from './RegionMap.module.css'
import { pointsOn, type Shape, shapesOf } from './region-shapes.ts'

export type PlaceMark = { name: string; value: string; mark: 'ontime' | 'attention' | 'late' }
export type PointMark = {
  key: string
  /** Null: there are too many for each to have its name. */
  name: string | null
  mark: PlaceMark['mark']
  latitude: number
  longitude: number
}
type Props = {
  /** By the codes of municipalities. */
  marks: ReadonlyMap<string, PlaceMark>
  points?: readonly PointMark[]
}

const SIZE = { width: 560, height: 420 }
const NONE: readonly PointMark[] = []

/** The municipalities with a mark and a few signs each, and points in them; whoever draws it has the same as a table beside it. */
export function MarkedMap({ marks, points = NONE }: Props) {
  const { t } = useTranslation()
  const { data, error } = useQuery(polygonsQuery)
  const shapes = useMemo(() => (data ? shapesOf(data, SIZE) : []), [data])
  const placed = useMemo(() => (data ? pointsOn(data, SIZE, points) : []), [data, points])
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
      {shapes.map((shape) => {
        const place = marks.get(shape.code)
        return place && <Label key={shape.code} shape={shape} place={place} />
      })}
      {placed.map(({ key, mark, x, y }) => (
        <circle key={key} cx={x} cy={y} r="4.5" className={styles.pointMark} data-mark={mark} />
      ))}
      {placed.map(
        ({ key, name, x, y }) =>
          name !== null && (
            <text key={key} x={x} y={y - 8} className={styles.pointName}>
              {name}
            </text>
          ),
      )}
    </svg>
  )
}

function Label({ shape: { label, leader }, place }: { shape: Shape; place: PlaceMark }) {
  return (
    <g className={styles.label} data-outside={leader ? '' : undefined}>
      {leader && <path d={`M${label.x} ${label.y}L${leader.x} ${leader.y}`} className={styles.leader} />}
      {leader && <circle cx={leader.x} cy={leader.y} r="2.5" />}
      <text x={label.x} y={label.y - 2} className={styles.placeName}>
        {place.name}
      </text>
      <text x={label.x} y={label.y + 10} className={styles.placeValue}>
        {place.value}
      </text>
    </g>
  )
}
