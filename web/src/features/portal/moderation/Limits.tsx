import { NETWORK_ACT_BEGINNINGS } from '@veche/contract/values/portal/moderation.ts'
import { useTranslation } from 'react-i18next'
import type { ActsOffer } from './moderation.queries.ts'

/** What cannot be done from here, one line each: why, and what to do about it. */
export function Limits({ offer: { limits, channelName } }: { offer: ActsOffer }) {
  const { t } = useTranslation()
  // Of our own words, or in a private talk, all of them have one reason.
  const isOne =
    limits.length === NETWORK_ACT_BEGINNINGS.length && new Set(limits.map(({ why }) => why)).size === 1
  const shown = isOne ? limits.slice(0, 1) : limits
  if (shown.length === 0) return null
  return (
    <ul className="col g1 sm muted">
      {shown.map(({ kind, why }) => (
        <li key={kind}>
          {t(`portal.moderation.limit.${why}`, {
            act: t(isOne ? 'portal.moderation.allActs' : `portal.moderation.kind.${kind}`),
            channel: channelName,
          })}
        </li>
      ))}
    </ul>
  )
}
