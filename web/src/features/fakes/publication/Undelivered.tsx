import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '../../../ui/ChannelGlyph.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { listUndelivered } from '../places/index.ts'
import { SentWords } from './Delivery.tsx'

/** It was sent and has not arrived: where, what still stands there, and what to do. */
export function Undelivered({ fake }: { fake: FakeResponse }) {
  const { t } = useTranslation()
  const isOut = fake.step === 'publication' || fake.step === 'watch'
  const undelivered = isOut ? listUndelivered(fake) : []
  if (undelivered.length === 0) return null
  return (
    <Notice state="late" title={t('fakes.undelivered.title', { count: undelivered.length })}>
      <ul>
        {undelivered.map(({ place, sent, isWrong }) => (
          <li key={sent.id}>
            <span className="row g2 wrap">
              {sent.network && <ChannelGlyph network={sent.network} />}
              {place}
              {isWrong && <span className="sm">{t('fakes.spread.wrongHere')}</span>}
            </span>
            <SentWords sent={sent} />
          </li>
        ))}
      </ul>
      <a href="#fk-spread">{t('fakes.act.spread')}</a>
    </Notice>
  )
}
