import type { Balance } from '@veche/contract/livestreams.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import type { BalancePart } from './move-balance.ts'
import './balance.css'

const PARTS: readonly { part: BalancePart; key: string }[] = [
  { part: 'onAir', key: 'live' },
  { part: 'later', key: 'later' },
  { part: 'declined', key: 'declined' },
  { part: 'onControl', key: 'control' },
  { part: 'waiting', key: 'waiting' },
]

/** «Задано N = в эфире + позже + отклонено + на контроле + ждут эфира»: nothing asked is lost, and anyone sees it. */
export function BalanceBar({ balance }: { balance: Balance }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  // After the end nothing waits for the stream any more.
  const parts = PARTS.filter(({ part }) => part !== 'waiting' || balance.waiting > 0)
  return (
    <section className="bal" aria-label={t('livestreams.balance.title')}>
      <b className="nw">{t('livestreams.balance.asked', { count: balance.asked })}</b>
      <span className="sr">=</span>
      <div className="bal-b" aria-hidden="true">
        {parts.map(({ part, key }) => (
          <i key={part} className={key} style={{ flexGrow: balance[part] }} />
        ))}
      </div>
      <ul className="bal-l">
        {parts.map(({ part, key }) => (
          <li key={part}>
            <i className={key} aria-hidden="true" />
            {number(balance[part])} {t(`livestreams.balance.${part}`, { count: balance[part] })}
          </li>
        ))}
      </ul>
    </section>
  )
}
