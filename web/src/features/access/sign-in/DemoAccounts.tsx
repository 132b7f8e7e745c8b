import { IconArrowRight } from '@tabler/icons-react'
import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../ui/Avatar.tsx'
import * as styles from './DemoAccounts.module.css'

type Account = SystemResponse['demoAccounts'][number]
type Props = {
  accounts: Account[]
  isBusy: boolean
  onChoose: (credentials: { email: string; password: string }) => void
}

/** In the demo region everybody may be anybody: one press signs in. */
export function DemoAccounts({ accounts, isBusy, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <section className={styles.accounts} aria-label={t('accounts.demo.title')}>
      <h2 className="ov">{t('accounts.demo.title')}</h2>
      <p className="sm muted">{t('accounts.demo.text')}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="button"
              className={styles.account}
              disabled={isBusy}
              onClick={() => onChoose({ email: account.email, password: account.password })}
            >
              <Avatar name={account.name} isOfficial />
              <span className="grow">
                <b className="m">{account.name}</b>
                <span className="xs muted">{account.title}</span>
              </span>
              <IconArrowRight className="ic" aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
