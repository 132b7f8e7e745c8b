import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import * as styles from './duty.module.css'
import { PhoneLinks } from './PhoneLinks.tsx'

/** Nothing came, so nobody can be named: danger to life has one number everywhere, and the page itself knows it. */
export function WithoutLine() {
  const { t } = useTranslation()
  return (
    <section className={styles.emergency} aria-label={t('duty.danger')}>
      <p>
        <State name="urgent">{t('duty.danger')}</State>
      </p>
      <p className="row g2 wrap">
        <PhoneLinks phone="112" look="button" whose={t('duty.rescue')} />
      </p>
    </section>
  )
}
