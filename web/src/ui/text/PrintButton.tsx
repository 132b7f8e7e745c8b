import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../Button.tsx'
import * as styles from './print-button.module.css'

/** Prints the page by the browser; a phone has that in its own menu. */
export function PrintButton() {
  const { t } = useTranslation()
  return (
    <Button
      look="quiet"
      className={`no-print ${styles.print}`}
      icon={<IconPrinter className="ic" aria-hidden="true" />}
      onClick={() => window.print()}
    >
      {t('common.print')}
    </Button>
  )
}
