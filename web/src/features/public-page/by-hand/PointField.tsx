import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findPosition } from '../../../lib/browser/position.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/forms/Field.tsx'
import * as styles from './by-hand.module.css'
import type { HandForm } from './hand-form.ts'
import { readPoint, writePoint } from './read-point.ts'

type Props = { form: HandForm; change: (changes: Partial<HandForm>) => void }
const WAIT_MS = 10_000

/** Where there is no house: coordinates, the address of a map, or where whoever writes it down stands. */
export function PointField({ form, change }: Props) {
  const { t } = useTranslation()
  const [isLost, setLost] = useState(false)
  const [isLooking, setLooking] = useState(false)
  const point = readPoint(form.point)
  async function lookAround() {
    setLooking(true)
    const found = await findPosition(WAIT_MS)
    setLooking(false)
    setLost(found === null)
    if (found) change({ point: writePoint(found) })
  }
  return (
    <div>
      <TextField
        label={t('by-hand.point.label')}
        name="point"
        autoComplete="off"
        limit={400}
        hint={t('by-hand.point.hint')}
        value={form.point}
        onChange={({ target }) => change({ point: target.value })}
      />
      <p className={`row g2 wrap sm ${styles.proposed}`}>
        {point && <span className="m">{writePoint(point)}</span>}
        <Button size="s" look="quiet" isBusy={isLooking} onClick={() => void lookAround()}>
          {t('by-hand.point.here')}
        </Button>
        {isLost && <span role="status">{t('by-hand.point.lost')}</span>}
      </p>
    </div>
  )
}
