import { findFigure } from '@veche/book/figures/catalogue/catalogue.ts'
import { useTranslation } from 'react-i18next'
import { MarkedValue } from '../catalogue/index.ts'
import { type MapMeasure, MEASURES, type PlaceValues } from './map-values.ts'
import * as styles from './RegionMap.module.css'
import { usePlaceWords } from './use-place-words.ts'

type Props = {
  places: readonly PlaceValues[]
  measure: MapMeasure
  chosen: string | undefined
  onPlace: (municipalityCode: string | undefined) => void
}

const ON_TIME = findFigure('on_time')

/** What the map shows, for keys and for ears: the most first. */
export function MapTable({ places, measure, chosen, onPlace }: Props) {
  const { t } = useTranslation()
  const words = usePlaceWords()
  const sorted = places.toSorted((one, other) => (other[measure] ?? -1) - (one[measure] ?? -1))
  return (
    <table className={styles.places} aria-labelledby="fg-map">
      <thead>
        <tr>
          <th scope="col">{t('figures.matrix.place')}</th>
          {MEASURES.map((one) => (
            <th key={one} scope="col">
              {t(`figures.map.${one}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((place) => (
          <tr key={place.code}>
            <th scope="row">
              <button
                type="button"
                className="lnk"
                aria-pressed={place.code === chosen}
                onClick={() => onPlace(place.code === chosen ? undefined : place.code)}
              >
                {place.name}
              </button>
            </th>
            {MEASURES.map((one) => (
              <td key={one}>
                {one === 'onTime' && ON_TIME ? (
                  <MarkedValue figure={ON_TIME} value={place.onTime} />
                ) : (
                  words.value(place, one)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
