import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalKey } from '../../../lib/i18n.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { NetworkLink } from '../../../ui/NetworkLink.tsx'
import { State } from '../../../ui/State.tsx'
import {
  type Carrier,
  isForHand,
  isLeftOut,
  isTroubled,
  listByHand,
  needsHand,
  PUBLICATION_STATE,
  type Publication,
} from '../places/index.ts'
import { ByHandDialog } from './ByHandDialog.tsx'
import { LeaveOutDialog } from './LeaveOutDialog.tsx'
import * as styles from './spread.module.css'

type Props = { fake: FakeResponse; carrier: Carrier; sent: Publication | null }

/** A row under its place: how far the answer has come, and what to do where it has not arrived. */
export function Delivery({ fake, carrier, sent }: Props) {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'answered' | 'leaveOut' | null>(null)
  const canAnswer = fake.abilities.publish && needsHand(fake, carrier)
  const isMute = !sent && !carrier.canReply
  const canLeaveOut =
    canAnswer && fake.step === 'publication' && listByHand(fake).some(({ id }) => id === carrier.id)
  const close = () => setDialog(null)
  if (!sent && !isMute && !canAnswer) return null
  return (
    <tr className={styles.details}>
      <td colSpan={6}>
        {sent && <SentWords sent={sent} />}
        {isMute && <span className="xs muted blk">{t('fakes.spread.noReply')}</span>}
        {isLeftOut(fake, carrier) && (
          <span className="xs muted blk">
            {t('fakes.leaveOut.left', { reason: carrier.leftOut?.reason })}
          </span>
        )}
        <span className="row g2 wrap">
          {canAnswer && (
            <button type="button" className="lnk xs" onClick={() => setDialog('answered')}>
              {t('fakes.spread.answeredByHand')}
            </button>
          )}
          {canLeaveOut && (
            <button type="button" className="lnk xs" onClick={() => setDialog('leaveOut')}>
              {t('fakes.leaveOut.open')}
            </button>
          )}
        </span>
        {dialog === 'answered' && <ByHandDialog fake={fake} carrier={carrier} onClose={close} />}
        {dialog === 'leaveOut' && <LeaveOutDialog fake={fake} carrier={carrier} onClose={close} />}
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
    <span className={`${styles.delivery} xs`}>
      <State name={PUBLICATION_STATE[state]}>
        {permalink ? <NetworkLink permalink={permalink}>{words}</NetworkLink> : words}
        {kind === 'correction' && ` · ${t('fakes.sent.correction')}`}
      </State>
      {isTroubled(sent) && (
        <span className={`blk muted ${styles.remedy}`}>
          {key && t(key)} {t(`fakes.sent.fix.${isForHand(sent) ? 'refused' : state}`)}
        </span>
      )}
    </span>
  )
}
