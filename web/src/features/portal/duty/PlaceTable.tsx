import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { State } from '../../../ui/State.tsx'
import type { RenderBody } from './AnswerPanel.tsx'
import * as styles from './duty.module.css'
import type { PlaceDuty } from './duty.queries.ts'
import { PhoneLinks } from './PhoneLinks.tsx'

type Props = {
  places: readonly PlaceDuty[]
  onPlace: (municipalityCode: string) => void
  renderBody: RenderBody
}

/** The control room, and who of it is there. */
function nameOf({ postName, speaker }: NonNullable<PlaceDuty['emergency']>): string {
  return speaker ? `${postName}, ${speaker.name}` : postName
}

export type PlaceMark = { name: string; value: string; mark: 'ontime' | 'attention' | 'late' }

/** Somebody is there; it is closed; nothing was entered. */
export function markOf({ postName, speaker }: PlaceDuty): PlaceMark['mark'] {
  if (postName === null) return 'late'
  return speaker && !speaker.isAway ? 'ontime' : 'attention'
}

/** What the map shows, for keys and for ears. */
export function PlaceTable({ places, onPlace, renderBody }: Props) {
  const { t } = useTranslation()
  const { municipalityName, agencyName } = useDirectory()
  return (
    <table className={styles.places} aria-label={t('duty.map')}>
      <thead>
        <tr>
          <th scope="col">{t('duty.placeAndBody')}</th>
          <th scope="col">{t('duty.who')}</th>
        </tr>
      </thead>
      <tbody>
        {places.map((place) => (
          <tr key={place.municipalityCode}>
            <th scope="row">
              <button type="button" className="lnk" onClick={() => onPlace(place.municipalityCode)}>
                {municipalityName(place.municipalityCode)}
              </button>
              <span className="sm blk">
                {place.agencyCode === null
                  ? t('duty.noRoute')
                  : renderBody(place.agencyCode, agencyName(place.agencyCode))}
              </span>
            </th>
            <td>
              <State name={markOf(place)}>
                {place.speaker?.name ?? t(place.postName === null ? 'duty.noPosts' : 'duty.by.nobody')}
                {place.emergency && `. ${t('duty.urgentTo', { name: nameOf(place.emergency) })}`}
              </State>
              <span className="blk">
                <PhoneLinks phone={place.emergency?.phone || place.phone} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
