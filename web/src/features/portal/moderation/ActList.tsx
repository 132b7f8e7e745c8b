import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { quoted } from '../../../lib/words/quoted.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import * as room from '../room-list.module.css'
import { ActButtons } from './ActButtons.tsx'
import { ActState } from './ActState.tsx'
import type { NetworkAct } from './moderation.queries.ts'

/** Where the message stands with us: its question or its chat. */
export type RenderPlace = (act: NetworkAct) => ReactNode
type Props = { label: string; acts: readonly NetworkAct[]; renderPlace: RenderPlace }

export function ActList({ label, acts, renderPlace }: Props) {
  return (
    <ul className={`panel ${room.roomRows}`} aria-label={label}>
      {acts.map((act) => (
        <li key={act.id} className="col g2 pad">
          <Line act={act} place={renderPlace(act)} />
        </li>
      ))}
    </ul>
  )
}

function Line({ act, place }: { act: NetworkAct; place: ReactNode }) {
  const { t } = useTranslation()
  const { shortMoment, moment } = useFormat()
  const reasonWords = useErrorWords()
  const { kind, reason, words, text, authorName, network, channelName, until, term, permalink } = act
  const facts = [
    t('portal.moderation.by', { name: act.askedByName, moment: shortMoment(act.askedAt) }),
    act.decidedByName && t('portal.moderation.decidedBy', { name: act.decidedByName }),
    until
      ? t('portal.moderation.until', { moment: moment(until) })
      : term && t(`portal.moderation.term.${term}`),
    act.way === 'hand' && t('portal.moderation.handMade'),
  ]
  return (
    <>
      <div className="row g2 wrap">
        <b className="m">
          {t(`portal.moderation.kind.${kind}`)}
          {kind !== 'delete' && kind !== 'restore' && `: ${authorName ?? t('portal.moderation.resident')}`}
        </b>
        <span className="tag">{t(`portal.moderation.reason.${reason}`)}</span>
        <ActState act={act} />
      </div>
      <p className="sm muted pre">{quoted(text)}</p>
      {words && <p className="sm">{words}</p>}
      <p className="xs muted row g2 wrap">
        <ChannelGlyph network={network} />
        <span>{channelName}</span>
        <span>{facts.filter(Boolean).join(' · ')}</span>
        {place}
        {permalink && <NetworkLink permalink={permalink}>{t('portal.moderation.open')}</NetworkLink>}
      </p>
      {act.errorCode && act.state !== 'done' && (
        <p className="xs">
          {t('portal.moderation.networkSaid', { words: reasonWords(new ApiError(act.errorCode, 409)) })}
        </p>
      )}
      <ActButtons act={act} />
    </>
  )
}
