import type { ErasureResponse } from '@veche/contract/admin/erasure.ts'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { decideErasure, ERASURES_KEY } from './erasure.queries.ts'
import { WhatGoes } from './WhatGoes.tsx'

/** The second person sees what goes before it goes. */
export function ConfirmErasureDialog({
  erasure,
  onClose,
}: {
  erasure: ErasureResponse
  onClose: () => void
}) {
  const { t } = useTranslation()
  return (
    <FormDialog
      title={t(`installation.erasure.confirmTitle.${erasure.kind}`, { number: erasure.number })}
      submitLabel={t('installation.erasure.confirm')}
      doneText={t('installation.erasure.done')}
      refresh={ERASURES_KEY}
      isDangerous
      isWide
      onClose={onClose}
      send={() => decideErasure(erasure.id, 'confirm')}
    >
      <p>{t('installation.erasure.by', { name: erasure.askedByName, paper: erasure.paper })}</p>
      <WhatGoes number={erasure.number} kind={erasure.kind} isAsked />
    </FormDialog>
  )
}
