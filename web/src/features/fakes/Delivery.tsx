import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalKey } from '../../lib/i18n.ts'
import { useFormat } from '../../lib/use-format.ts'
import { NetworkLink } from '../../ui/NetworkLink.tsx'
import { State } from '../../ui/State.tsx'
import { ByHandDialog } from './ByHandDialog.tsx'
import {
  type Carrier,
  isForHand,
  isTroubled,
  needsHand,
  PUBLICATION_STATE,
  type Publication,
} from './places.ts'

type Props = { fake: FakeResponse; carrier: Carrier; sent: Publication | null }

/** A row under its place: how far the answer has come, and what to do where it has not arrived. */
export function Delivery({ fake, carrier, sent }: Props) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const canAnswer = fake.abilities.publish && needsHand(fake, carrier)
  const isMute = !sent && !carrier.canReply
  if (!sent && !isMute && !canAnswer) return null
  return (
    <tr className="fk-tt">
      <td colSpan={6}>
        {sent && <SentWords sent={sent} />}
        {isMute && <span className="xs muted blk">{t('fakes.spread.noReply')}</span>}
        {canAnswer && (
          <button type="button" className="lnk xs" onClick={() => setAsked(true)}>
            {t('fakes.spread.answeredByHand')}
          </button>
        )}
        {isAsked && <ByHandDialog fake={fake} carrier={carrier} onClose={() => setAsked(false)} />}
      </td>
    </tr>
  )
}

export function SentWords({ sent }: { sent: Publication }) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const { state, errorCode, permalink, kind } = sent
  const key = errorCode && refusalKey(errorCode)
  const words = t(`fakes.sent.${state}`, { moment: shortMoment(sent.sentAt ?? sent.queuedAt) })
  return (
    <span className="fk-dv xs">
      <State name={PUBLICATION_STATE[state]}>
        {permalink ? <NetworkLink permalink={permalink}>{words}</NetworkLink> : words}
        {kind === 'correction' && ` · ${t('fakes.sent.correction')}`}
      </State>
      {isTroubled(sent) && (
        <span className="blk muted fk-fix">
          {key && t(key)} {t(`fakes.sent.fix.${isForHand(sent) ? 'refused' : state}`)}
        </span>
      )}
    </span>
  )
}
