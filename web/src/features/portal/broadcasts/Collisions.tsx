import { useQuery } from '@tanstack/react-query'
import type { BroadcastContent } from '@veche/contract/portal/broadcasts.ts'
import { useTranslation } from 'react-i18next'
import { useDebounced } from '../../../lib/time/use-debounced.ts'
import { beginningOf } from '../../../lib/words/beginning-of.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Notice } from '../../../ui/query-states.tsx'
import { collisionsQuery } from './broadcasts.queries.ts'

const PAUSE_MS = 400

type Props = Pick<BroadcastContent, 'places' | 'publishAt'> & { except: string | null }

/** What else goes to the same places about then: said while it is written, when another moment costs nothing. */
export function Collisions({ places, publishAt, except }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const asked = useDebounced(
    places.length === 0 ? null : JSON.stringify({ places, publishAt, except }),
    PAUSE_MS,
  )
  const { data } = useQuery({ ...collisionsQuery(asked ?? ''), enabled: asked !== null })
  if (!data || data.collisions.length === 0 || places.length === 0) return null
  return (
    <Notice state="attention" title={t('broadcasts.collision')}>
      <ul>
        {data.collisions.map(({ broadcastId, text, at, places: count }) => (
          <li key={broadcastId}>
            {t('broadcasts.collisionLine', {
              ...{ moment: shortMoment(at), text: beginningOf(text) },
              places: t('broadcasts.placesOf', { count }),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
