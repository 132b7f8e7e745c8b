import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { useFakeCommand } from '../card/index.ts'
import * as styles from '../screen/fake-panel.module.css'
import { ReasonDialog } from './ReasonDialog.tsx'

/** Another person than the writer says yes, or what is to be mended. */
export function ApprovalBar({ fake, userId }: { fake: FakeResponse; userId: string }) {
  const { t } = useTranslation()
  const [isSendingBack, setSendingBack] = useState(false)
  const { run, isPending } = useFakeCommand(fake)
  return (
    <div className={`${styles.footer} row g2 wrap`}>
      <span className="xs muted grow">{t('fakes.text.decideHint')}</span>
      <Button onClick={() => setSendingBack(true)}>{t('fakes.reason.send_back.submit')}</Button>
      <Button look="primary" isBusy={isPending} onClick={() => run({ type: 'approve' })}>
        {t('fakes.text.approve')}
      </Button>
      {isSendingBack && (
        <ReasonDialog fake={fake} userId={userId} type="send_back" onClose={() => setSendingBack(false)} />
      )}
    </div>
  )
}
