import { useTranslation } from 'react-i18next'
import { BULK_KEYS, type BulkStart, SINGLE_KEYS } from '../../../features/desk/bulk/bulk-form.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'

type Props = {
  count: number
  onBulk: (start: BulkStart) => void
  onMerge: () => void
  onMacro: () => void
  onClear: () => void
}

/** While rows are chosen, the keys of a card act on the rows, not on the card that happens to be open. */
export function useSelectionKeys({ count, onBulk, onMerge, onMacro, onClear }: Props): void {
  const { t } = useTranslation()
  const isOn = count > 0
  const refuse = () => showErrorToast(t('desk.bulk.oneOnly', { count }))
  const merge = () => (count > 1 ? onMerge() : showErrorToast(t('work.merge.alone')))
  useHotkeys(
    {
      ...Object.fromEntries(SINGLE_KEYS.map((key) => [key, isOn && refuse])),
      ...Object.fromEntries(
        Object.entries(BULK_KEYS).map(([key, start]) => [key, isOn && (() => onBulk(start))]),
      ),
      m: isOn && merge,
      q: isOn && onMacro,
      Escape: isOn && onClear,
    },
    { isFirst: true },
  )
}
