import { NETWORK_ACT_BEGINNINGS } from '@veche/contract/values/portal/moderation.ts'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../lib/session.ts'
import type { ActsOffer } from './moderation.queries.ts'

/** What cannot be done from here, one line each: why, and what to do about it. */
export function Limits({ offer: { limits, channelName } }: { offer: ActsOffer }) {
  const { t } = useTranslation()
  const isKeeper = useMay('manageChannels')
  // Of our own words, or in a private talk, all of them have one reason.
  const isOne =
    limits.length === NETWORK_ACT_BEGINNINGS.length && new Set(limits.map(({ why }) => why)).size === 1
  const shown = isOne ? limits.slice(0, 1) : limits
  if (shown.length === 0) return null
  return (
    <ul className="col g1 sm muted">
      {shown.map(({ kind, why, whom }) => (
        <li key={kind}>
          {t(`portal.moderation.limit.${wordsOf({ why, whom }, isKeeper)}`, {
            act: t(isOne ? 'portal.moderation.allActs' : `portal.moderation.kind.${kind}`),
            channel: channelName,
            names: whom.join(', '),
          })}
        </li>
      ))}
    </ul>
  )
}

type Limit = ActsOffer['limits'][number]

/** Nobody is sent to a person of their own role: whoever keeps channels adds the key, and who has a right is named. */
function wordsOf({ why, whom }: Pick<Limit, 'why' | 'whom'>, isKeeper: boolean) {
  if (why === 'right' && whom.length === 0) return 'nobody'
  if (isKeeper && why === 'key') return 'keyOwn'
  if (isKeeper && why === 'channel') return 'channelOwn'
  return why
}
