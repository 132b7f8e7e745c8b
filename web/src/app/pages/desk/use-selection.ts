import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showManyToast } from '../../../ui/overlays/toast.tsx'
import { emptySelection, extendRows, type Selection, selectedIn, toggleRow } from './selection.ts'

/**
 * Rows chosen for one action: X takes or drops the current one, Shift takes all between it and the last. Another list
 * drops them and says so; the notice leads back to them.
 */
export function useSelection(address: string, ids: readonly string[]) {
  const [selection, setSelection] = useState(() => emptySelection(address))
  const kept = useRef<Selection | null>(null)
  const tellDropped = useTellDropped((dropped) => {
    kept.current = dropped
  })
  useEffect(() => {
    if (selection.address === address) return
    setSelection(kept.current?.address === address ? kept.current : emptySelection(address))
    kept.current = null
    tellDropped.current(selection)
  }, [selection, address, tellDropped])

  return {
    selected: selectedIn(selection, address, ids),
    toggle: useCallback((id: string) => setSelection((now) => toggleRow(now, ids, id)), [ids]),
    extendTo: (id: string) => setSelection((now) => extendRows(now, ids, id)),
    clear: () => setSelection(emptySelection(address)),
  }
}

function useTellDropped(keep: (dropped: Selection) => void) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const tell = (dropped: Selection) => {
    if (dropped.chosen.size === 0) return
    const comeBack = () => {
      keep(dropped)
      void navigate({ href: dropped.address })
    }
    showManyToast(
      t('desk.bulk.dropped', { count: dropped.chosen.size }),
      comeBack,
      t('desk.bulk.backToChosen'),
    )
  }
  const latest = useRef(tell)
  latest.current = tell
  return latest
}
