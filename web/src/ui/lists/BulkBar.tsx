import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../lib/words/use-format.ts'
import { Button } from '../Button.tsx'

type Props = {
  /** Of the rows that are shown. */
  ids: readonly string[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
  /** What is done to those chosen. */
  children: ReactNode
  /** What is there also when nothing is chosen. */
  always?: ReactNode
}

/** Over a table: all that are shown at a press, how many are chosen, what is done to them. */
export function BulkBar({ ids, chosen, onChange, children, always }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const areAll = ids.length > 0 && ids.every((id) => chosen.has(id))
  return (
    <div className="dtb-b">
      <label className="chk-l">
        <input
          type="checkbox"
          checked={areAll}
          disabled={ids.length === 0}
          onChange={() => onChange(new Set(areAll ? [] : ids))}
        />
        {t('common.select.all')}
      </label>
      {chosen.size > 0 && (
        <>
          <b role="status">{t('common.select.chosen', { number: number(chosen.size) })}</b>
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
