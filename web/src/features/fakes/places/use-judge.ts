import { useTranslation } from 'react-i18next'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { useFakeChange } from '../card/index.ts'
import { type CarrierJudgement, judgeCarriers } from '../fakes.queries.ts'

/** Is this the rumour, and how many saw it there. A place taken off can be taken back. */
export function useJudge(fakeId: string) {
  const { t } = useTranslation()
  const change = useFakeChange(fakeId)
  function judge(judgement: CarrierJudgement): void {
    const { id, state } = judgement
    const sayDone = () =>
      state === 'rejected'
        ? showToast(t('fakes.spread.rejected'), () => judge({ id, state: 'confirmed' }))
        : showToast(t(state === 'confirmed' ? 'fakes.spread.confirmed' : 'fakes.spread.counted'))
    change.mutateAsync(() => judgeCarriers(fakeId, [judgement])).then(sayDone, () => undefined)
  }
  return { judge, isPending: change.isPending }
}
