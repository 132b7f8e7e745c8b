import type { Balance } from '@veche/contract/livestreams.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import * as styles from './BalanceBar.module.css'
import type { BalancePart } from './move-balance.ts'

const PARTS: readonly BalancePart[] = ['onAir', 'later', 'declined', 'onControl', 'waiting']

/** «Задано N = в эфире + позже + отклонено + на контроле + ждут эфира»: nothing asked is lost, and anyone sees it. */
export function BalanceBar({ balance }: { balance: Balance }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  // After the end nothing waits for the stream any more.
  const parts = PARTS.filter((part) => part !== 'waiting' || balance.waiting > 0)
  return (
    <section className={styles.balance} aria-label={t('livestreams.balance.title')}>
      <b className="nw">{t('livestreams.balance.asked', { count: balance.asked })}</b>
      <span className="sr">=</span>
      <div className={styles.shares} aria-hidden="true">
        {parts.map((part) => (
          <i key={part} data-part={part} style={{ flexGrow: balance[part] }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {parts.map((part) => (
          <li key={part}>
            <i data-part={part} aria-hidden="true" />
            {number(balance[part])} {t(`livestreams.balance.${part}`, { count: balance[part] })}
          </li>
        ))}
      </ul>
    </section>
  )
}
