import { useMutation } from '@tanstack/react-query'
import { MOST_AT_ONCE } from '@veche/contract/rules/limits.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../Button.tsx'
import { showErrorToast } from '../overlays/toast.tsx'

type Props = {
  /** Of the rows that are shown. */
  ids: readonly string[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
  /** What is done to those chosen. */
  children: ReactNode
  /** All that the filter shows, where not all of it is on the screen. */
  whole?: Whole | undefined
  /** What is there also when nothing is chosen. */
  always?: ReactNode
}

type Whole = { total: number; load: () => Promise<readonly string[]> }

/** Over a table: all that are shown at a press, how many are chosen, what is done to them. */
export function BulkBar({ ids, chosen, onChange, children, whole, always }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const most = ids.slice(0, MOST_AT_ONCE)
  const areAll = ids.length > 0 && most.every((id) => chosen.has(id))
  return (
    <div className="dtb-b">
      <label className="chk-l">
        <input
          type="checkbox"
          checked={areAll}
          disabled={ids.length === 0}
          onChange={() => onChange(new Set(areAll ? [] : most))}
        />
        {t('common.select.all')}
      </label>
      {chosen.size > 0 && (
        <>
          {areAll && whole && <ChooseWhole {...{ ...whole, chosen, onChange }} />}
          <b role="status">{t('common.select.chosen', { shown: number(chosen.size) })}</b>
          {children}
          <Button size="s" look="quiet" onClick={() => onChange(new Set())}>
            {t('common.select.clear')}
          </Button>
        </>
      )}
      {always && <span className="end">{always}</span>}
    </div>
  )
}

type WholeProps = Whole & Pick<Props, 'chosen' | 'onChange'>

/** Over the pages of the list: at most as many as one press changes, which is said. */
function ChooseWhole({ total, load, chosen, onChange }: WholeProps) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const words = useErrorWords()
  const choose = useMutation({
    mutationFn: load,
    onSuccess: (ids) => onChange(new Set(ids.slice(0, MOST_AT_ONCE))),
    onError: (error) => showErrorToast(words(error)),
  })
  const most = Math.min(total, MOST_AT_ONCE)
  if (chosen.size >= most)
    return total > most ? (
      <span className="sm muted">
        {t('common.select.most', { most: number(most), total: number(total) })}
      </span>
    ) : null
  return (
    <Button size="s" isBusy={choose.isPending} onClick={() => choose.mutate()}>
      {t(total > most ? 'common.select.wholeMost' : 'common.select.whole', {
        ...{ most: number(most), total: number(total) },
      })}
    </Button>
  )
}
