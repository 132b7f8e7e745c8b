import type { Balance } from '@veche/contract/livestreams.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/use-format.ts'
import type { BalancePart } from './air-balance.ts'
import './balance.css'

const PARTS: readonly { part: BalancePart; key: string }[] = [
  { part: 'onAir', key: 'live' },
  { part: 'later', key: 'later' },
  { part: 'declined', key: 'declined' },
  { part: 'onControl', key: 'control' },
]

/** «Задано N = в эфире + позже + отклонено + на контроле»: nothing asked is lost, and anyone sees it. Control begins with the end. */
export function BalanceBar({ balance, isOver = true }: { balance: Balance; isOver?: boolean }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  return (
    <section className="bal" aria-label={t('livestreams.balance.title')}>
      <b className="nw">{t('livestreams.balance.asked', { count: balance.asked })}</b>
      <span className="sr">=</span>
      <div className="bal-b" aria-hidden="true">
        {PARTS.map(({ part, key }) => (
          <i key={part} className={key} style={{ flexGrow: balance[part] }} />
        ))}
      </div>
      <ul className="bal-l">
        {PARTS.map(({ part, key }) => (
          <li key={part}>
            <i className={key} aria-hidden="true" />
            {number(balance[part])}{' '}
            {t(`livestreams.balance.${part === 'onControl' && !isOver ? 'waiting' : part}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}
