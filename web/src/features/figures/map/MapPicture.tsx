import type { PolygonsResponse } from '@veche/contract/directory.ts'
import { useMemo } from 'react'
import type { z } from 'zod'
import { type MapMeasure, onTimeMark, type PlaceValues, stepsOf } from './map-values.ts'
import * as styles from './RegionMap.module.css'
import { type Shape, shapesOf } from './region-shapes.ts'
import { usePlaceWords } from './use-place-words.ts'

type Props = {
  polygons: z.infer<typeof PolygonsResponse>
  places: readonly PlaceValues[]
  measure: MapMeasure
  chosen: string | undefined
  onPlace: (municipalityCode: string | undefined) => void
}

const SIZE = { width: 560, height: 420 }

/** Drawn for whoever looks; a table with the same numbers and the same way to a place stands beside it. */
export function MapPicture({ polygons, places, measure, chosen, onPlace }: Props) {
  const shapes = useMemo(() => shapesOf(polygons, SIZE), [polygons])
  const byCode = new Map(places.map((place) => [place.code, place]))
  const steps = measure === 'onTime' ? new Map<string, number>() : stepsOf(places, measure)
  return (
    <svg className={styles.picture} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
      <defs>
        <pattern id="fg-few" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className={styles.hatch} />
        </pattern>
      </defs>
      {shapes.map(({ code, path }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table beside it is for keys
        <path
          key={code}
          d={path}
          className={styles.placeArea}
          data-step={steps.get(code)}
          data-mark={measure === 'onTime' ? onTimeMark(byCode.get(code)?.onTime ?? null) : undefined}
          data-chosen={code === chosen || undefined}
          onClick={() => onPlace(code === chosen ? undefined : code)}
        />
      ))}
      {shapes.map((shape) => {
        const place = byCode.get(shape.code)
        return place && <Label key={shape.code} {...{ shape, place, measure }} step={steps.get(shape.code)} />
      })}
    </svg>
  )
}

type LabelProps = { shape: Shape; place: PlaceValues; measure: MapMeasure; step: number | undefined }

function Label({ shape: { label, leader }, place, measure, step }: LabelProps) {
  const words = usePlaceWords()
  return (
    <g className={styles.label} data-step={leader ? undefined : step} data-outside={leader ? '' : undefined}>
      {leader && <path d={`M${label.x} ${label.y}L${leader.x} ${leader.y}`} className={styles.leader} />}
      {leader && <circle cx={leader.x} cy={leader.y} r="2.5" />}
      <text x={label.x} y={label.y - 2} className={styles.placeName}>
        {place.name}
      </text>
      <text x={label.x} y={label.y + 10} className={styles.placeValue}>
        {words.value(place, measure)}
      </text>
    </g>
  )
}
