import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from '../outages.module.css'
import type { OutageRow } from '../outages.queries.ts'
import { type OutagePlace, outagePlaces } from './outage-places.ts'

export type OutageMark = { name: string; value: string; mark: 'attention' | 'late' }
type Props = {
  outages: readonly OutageRow[]
  /** More stand in the list than were brought yet. */
  isPart: boolean
  chosen: string | undefined
  onPlace: (municipalityCode: string | undefined) => void
  /** Drawn by whoever has the borders. */
  renderMap: (marks: ReadonlyMap<string, OutageMark>) => ReactNode
}

/** From here a place is marked as one where much is off. */
const MANY = 3

/** Where things are off: drawn, and beside it in words, for keys and for ears. */
export function OutageMap({ outages, isPart, chosen, onPlace, renderMap }: Props) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const { number } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const places = outagePlaces(outages)
  const marks = new Map(
    places.map(({ code, count }) => [
      code,
      {
        ...{ name: municipalityName(code) ?? code, value: number(count) },
        mark: count < MANY ? ('attention' as const) : ('late' as const),
      },
    ]),
  )
  return (
    <details
      className={`panel ${styles.mapPanel}`}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('outages.map.title')}</summary>
      {isOpen && (
        <div className={styles.mapParts}>
          {renderMap(marks)}
          <div>
            {isPart && <p className="sm muted">{t('outages.map.part', { count: outages.length })}</p>}
            <PlacesTable {...{ places, chosen, onPlace }} />
          </div>
        </div>
      )}
    </details>
  )
}

type TableProps = Pick<Props, 'chosen' | 'onPlace'> & { places: readonly OutagePlace[] }

function PlacesTable({ places, chosen, onPlace }: TableProps) {
  const { t } = useTranslation()
  const { municipalityName } = useDirectory()
  const { number } = useFormat()
  return (
    <table className={styles.placesTable} aria-label={t('outages.map.title')}>
      <thead>
        <tr>
          <th scope="col">{t('outages.form.municipalityCode')}</th>
          <th scope="col">{t('outages.map.count')}</th>
          <th scope="col">{t('outages.form.kind')}</th>
        </tr>
      </thead>
      <tbody>
        {places.map(({ code, count, kinds }) => (
          <tr key={code}>
            <th scope="row">
              <button
                type="button"
                className="lnk"
                aria-pressed={code === chosen}
                onClick={() => onPlace(code === chosen ? undefined : code)}
              >
                {municipalityName(code)}
              </button>
            </th>
            <td>{number(count)}</td>
            <td>{kinds.map((kind) => t(`outages.kind.${kind}`)).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
