import { IconCheck, IconX } from '@tabler/icons-react'
import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { State } from '../../../ui/State.tsx'
import type { CarrierJudgement } from '../fakes.queries.ts'
import {
  type Carrier,
  CarrierText,
  CarrierWords,
  CountCell,
  canSendTo,
  isClosedTo,
  isWrongAt,
  lastSent,
  scoreState,
} from '../places/index.ts'
import { Delivery } from './Delivery.tsx'
import * as styles from './spread.module.css'

type Props = {
  fake: FakeResponse
  carrier: Carrier
  isMarked: boolean
  isBusy: boolean
  onMark: (isOn: boolean) => void
  onJudge: (judgement: Omit<CarrierJudgement, 'id'>) => void
}

/** One place; to mark a suggested one is to say that it is the rumour. */
export function CarrierRow({ fake, carrier, isMarked, isBusy, onMark, onJudge }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { judgeCarriers, publish } = fake.abilities
  const isSuggested = carrier.state === 'suggested'
  const canMark =
    canSendTo(fake, carrier) &&
    !isClosedTo(fake, carrier) &&
    (isSuggested ? judgeCarriers : judgeCarriers || publish)
  const isWrongHere = isWrongAt(fake, carrier)
  const sent = lastSent(fake, { carrierId: carrier.id })
  return (
    <>
      <tr className={isSuggested ? styles.suggested : undefined}>
        <td>
          {canMark && (
            <label className={styles.choice}>
              <input
                type="checkbox"
                checked={!isSuggested && isMarked}
                disabled={isBusy && isSuggested}
                onChange={({ target }) => {
                  if (isSuggested) onJudge({ state: 'confirmed' })
                  onMark(target.checked)
                }}
              />
              <span className="sr">{t('fakes.spread.mark', { place: carrier.place })}</span>
            </label>
          )}
        </td>
        <th scope="row">
          <PlaceButton carrier={carrier} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
          <CarrierWords carrier={carrier} />
          {isWrongHere && <span className="xs blk">{t('fakes.spread.wrongHere')}</span>}
        </th>
        <td className="muted" data-label={t('fakes.spread.column.found')}>
          <FoundWords carrier={carrier} />
        </td>
        <CountCell
          label={t('fakes.spread.column.views')}
          place={carrier.place}
          value={carrier.views}
          canEdit={judgeCarriers}
          onChange={(views) => onJudge({ views })}
        />
        <CountCell
          label={t('fakes.spread.column.shares')}
          place={carrier.place}
          value={carrier.shares}
          canEdit={judgeCarriers}
          onChange={(shares) => onJudge({ shares })}
        />
        <td className={styles.score} data-label={t('fakes.spread.column.score')}>
          <span className="row">
            <Score carrier={carrier} />
            {judgeCarriers && !sent && (
              <span className={styles.judgements}>
                {isSuggested && (
                  <Button
                    size="s"
                    look="quiet"
                    icon={<IconCheck className="ic" />}
                    aria-label={t('fakes.spread.confirm', { place: carrier.place })}
                    title={t('fakes.spread.confirmShort')}
                    disabled={isBusy}
                    onClick={() => onJudge({ state: 'confirmed' })}
                  />
                )}
                <Button
                  size="s"
                  look="quiet"
                  icon={<IconX className="ic" />}
                  aria-label={t('fakes.spread.reject', { place: carrier.place })}
                  title={t('fakes.spread.rejectShort')}
                  disabled={isBusy}
                  onClick={() => onJudge({ state: 'rejected' })}
                />
              </span>
            )}
          </span>
        </td>
      </tr>
      <Delivery fake={fake} carrier={carrier} sent={sent} />
      {isOpen && (
        <tr className={styles.details}>
          <td colSpan={6}>
            <CarrierText fakeId={fake.id} carrier={carrier} />
          </td>
        </tr>
      )}
    </>
  )
}

type ButtonProps = { carrier: Carrier; isOpen: boolean; onToggle: () => void }

function PlaceButton({ carrier, isOpen, onToggle }: ButtonProps) {
  return (
    <button type="button" className={styles.placeName} aria-expanded={isOpen} onClick={onToggle}>
      {carrier.network && <ChannelGlyph network={carrier.network} />}
      <span className="el">{carrier.place}</span>
    </button>
  )
}

function FoundWords({ carrier }: { carrier: Carrier }) {
  const { t } = useTranslation()
  const { shortMoment, moment } = useFormat()
  const { isFirst, isRespread, isGone, foundAs, writtenAt, byName } = carrier
  const parts = [
    isFirst && t('fakes.spread.first'),
    t('fakes.spread.writtenAt', { moment: shortMoment(writtenAt) }),
    foundAs === 'by_hand' && t(byName ? 'fakes.spread.addedBy' : 'fakes.spread.byHand', { name: byName }),
    isRespread && t('fakes.spread.again'),
    isGone && t('fakes.spread.gone'),
  ]
  return <span title={moment(writtenAt)}>{parts.filter(Boolean).join(', ')}</span>
}

function Score({ carrier: { score, state, byName } }: { carrier: Carrier }) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  if (score === null) return <State name="done">{byName ?? t('fakes.spread.byPerson')}</State>
  const words = new Intl.NumberFormat(locale.language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(score)
  return (
    <State name={state === 'confirmed' ? 'done' : scoreState(score)} title={t(`fakes.spread.state.${state}`)}>
      {words}
    </State>
  )
}
