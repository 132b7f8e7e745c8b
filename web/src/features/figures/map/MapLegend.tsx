import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import { type MapMeasure, onTimeMark, type PlaceValues } from './map-values.ts'
import * as styles from './RegionMap.module.css'
import { usePlaceWords } from './use-place-words.ts'

type Props = { places: readonly PlaceValues[]; measure: MapMeasure; attribution: string }

const STEPS = [0, 1, 2, 3, 4, 5]
const MARKS = ['ontime', 'attention', 'late'] as const

export function MapLegend({ places, measure, attribution }: Props) {
  const { t } = useTranslation()
  return (
    <div className={styles.legend}>
      {measure === 'onTime' ? <Marks places={places} /> : <Ends {...{ places, measure }} />}
      <span className="row g2">
        <i className={styles.fewSwatch} aria-hidden="true" />
        {t('figures.noData')}
      </span>
      <span className="end">{attribution}</span>
    </div>
  )
}

function Marks({ places }: Pick<Props, 'places'>) {
  const { t } = useTranslation()
  return MARKS.map((mark) => (
    <State key={mark} name={mark}>
      {t(`figures.map.mark.${mark}`)}: {places.filter(({ onTime }) => onTimeMark(onTime) === mark).length}
    </State>
  ))
}

/** From the least to the most; each step has as many places. */
function Ends({ places, measure }: { places: readonly PlaceValues[]; measure: 'perThousand' | 'total' }) {
  const words = usePlaceWords()
  const known = places.filter((place) => place[measure] !== null)
  const sorted = known.toSorted((one, other) => (one[measure] ?? 0) - (other[measure] ?? 0))
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (!least || !most) return null
  return (
    <span className="row g2">
      {words.value(least, measure)}
      <span className={styles.swatches} aria-hidden="true">
        {STEPS.map((step) => (
          <i key={step} data-step={step} />
        ))}
      </span>
      {words.value(most, measure)}
    </span>
  )
}
