import type { FakeEvidence } from '@veche/contract/fakes.ts'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'

type Props = { fakeId: string; evidence: FakeEvidence; onClose: () => void }

export function RemoveEvidenceDialog({ fakeId, evidence, onClose }: Props) {
  const { t } = useTranslation()
  const send = () =>
    unwrap(
      api.DELETE('/api/fakes/{fakeId}/evidence/{evidenceId}', {
        params: { path: { fakeId, evidenceId: evidence.id } },
      }),
    )
  return (
    <FormDialog
      title={t('fakes.evidence.removing')}
      submitLabel={t('fakes.evidence.removeSubmit')}
      doneText={t('fakes.evidence.removed')}
      refresh={['fake', fakeId]}
      send={send}
      onClose={onClose}
    >
      <p className="sm">{t('fakes.evidence.removeText', { title: evidence.title })}</p>
    </FormDialog>
  )
}
