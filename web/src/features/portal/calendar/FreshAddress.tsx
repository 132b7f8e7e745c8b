import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import * as styles from './calendar.module.css'

/** An address that was made a moment ago. It is shown here alone: the product keeps its hash. */
export function FreshAddress({ url }: { url: string }) {
  const { t } = useTranslation()
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    showToast(t('calendar.subscribe.copied'))
  }
  return (
    <>
      <Notice state="done" title={t('calendar.subscribe.once')}>
        {t('calendar.subscribe.onceText')}
      </Notice>
      <code className={styles.secretAddress}>{url}</code>
      <div className="row g2 wrap">
        <Button look="primary" onClick={() => void copy()}>
          {t('calendar.subscribe.copy')}
        </Button>
        {/* The scheme by which calendar programs of phones know a subscription. */}
        <a className="btn" href={url.replace(/^https?:/, 'webcal:')}>
          {t('calendar.subscribe.open')}
        </a>
      </div>
    </>
  )
}
