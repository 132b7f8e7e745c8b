import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../../ui/Button.tsx'
import * as styles from '../courses.module.css'

type Props = {
  name: string
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  /** Null: the last one stays. */
  onRemove: (() => void) | null
  children: ReactNode
}

/** One card or question of the list, with its way up, down and out. */
export function PartFrame({ name, isFirst, isLast, onMove, onRemove, children }: Props) {
  const { t } = useTranslation()
  const press = (act: 'up' | 'down' | 'remove') => ({
    children: t(`courses.form.${act}`),
    'aria-label': `${t(`courses.form.${act}`)}: ${name}`,
  })
  return (
    <fieldset className={styles.coursePart}>
      <legend className="lab">{name}</legend>
      {children}
      <div className="row g2 wrap">
        {!isFirst && <Button size="s" onClick={() => onMove(-1)} {...press('up')} />}
        {!isLast && <Button size="s" onClick={() => onMove(1)} {...press('down')} />}
        {onRemove && <Button size="s" look="quiet" onClick={onRemove} {...press('remove')} />}
      </div>
    </fieldset>
  )
}
