import type { BroadcastContent, BroadcastResponse } from '@veche/contract/portal/broadcasts.ts'
import {
  type BroadcastWords,
  correctionIn,
  type PostWords,
  postText,
} from '@veche/contract/rules/portal/broadcast-words.ts'
import { useTranslation } from 'react-i18next'
import * as styles from './broadcasts.module.css'
import type { PlaceRow } from './broadcasts.queries.ts'

/** `deleted`: nothing is left there; `never`: nothing came there and nothing will. */
type Left = PostWords | 'deleted' | 'never'
type Group = { left: Left; text: string | null; places: PlaceRow[] }
const NAMED = 4
const NEVER_CAME: readonly PlaceRow['state'][] = [null, 'failed', 'cancelled', 'taken_down']

/** Of a correction under way or being written: where the earlier words never came the new ones go as they are. */
export function CorrectionStands({ places, content }: Pick<BroadcastResponse, 'places' | 'content'>) {
  const leftOf = (place: PlaceRow) =>
    NEVER_CAME.includes(place.state) ? 'text' : correctionIn(content.way, place)
  return <WhatStands groups={groupsOf(places, content, leftOf)} />
}

export function WithdrawalStands({ places, content }: { places: PlaceRow[]; content: BroadcastContent }) {
  const leftOf = ({ state, isTakenDown }: PlaceRow) => {
    if (NEVER_CAME.includes(state) || state === 'queued') return 'never'
    return isTakenDown ? 'deleted' : 'withdrawal'
  }
  return <WhatStands groups={groupsOf(places, content, leftOf)} />
}

/** By what a resident reads: places with the same words are one. */
function groupsOf(
  places: readonly PlaceRow[],
  words: BroadcastWords,
  leftOf: (place: PlaceRow) => Left,
): Group[] {
  const groups = new Map<string, Group>()
  for (const place of places) {
    const left = leftOf(place)
    const text = left === 'deleted' || left === 'never' ? null : postText(left, place.network, words)
    const group = groups.get(`${left} ${text}`) ?? { left, text, places: [] }
    group.places.push(place)
    groups.set(`${left} ${text}`, group)
  }
  return [...groups.values()]
}

function WhatStands({ groups }: { groups: readonly Group[] }) {
  const { t } = useTranslation()
  const namesOf = (places: readonly PlaceRow[]) => {
    const names = places.slice(0, NAMED).map(({ name }) => name)
    const rest = places.length - names.length
    return rest === 0 ? names.join(', ') : t('broadcasts.namesAndMore', { names: names.join(', '), rest })
  }
  return (
    <ul className={styles.stands} aria-label={t('broadcasts.standsTitle')}>
      {groups.map(({ left, text, places }) => (
        <li key={`${left} ${text}`} className={styles.preview}>
          <b className="sm blk">
            {t(`broadcasts.stands.${left}`, { places: t('broadcasts.placesOf', { count: places.length }) })}
          </b>
          <span className="xs muted blk">{namesOf(places)}</span>
          {text !== null && <p className="sm pre">{text}</p>}
        </li>
      ))}
    </ul>
  )
}
