import type { FakeResponse } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { StepDialog } from '../card/index.ts'

type Props = { fake: FakeResponse; type: 'close' | 'reopen'; onClose: () => void }

/** What happens next is said before it happens. */
export function ConfirmDialog({ fake, type, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <StepDialog
      fake={fake}
      title={t(`fakes.confirm.${type}.title`)}
      submitLabel={t(`fakes.confirm.${type}.submit`)}
      command={{ type }}
      onClose={onClose}
    >
      <p className="sm">{t(`fakes.confirm.${type}.text`)}</p>
    </StepDialog>
  )
}
