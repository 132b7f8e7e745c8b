import { MINUTE_MS } from '@veche/contract/durations.ts'
import type { BurstResponse } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import * as styles from './BurstLine.module.css'

type Props = {
  burst: BurstResponse
  isBusy: boolean
  onGather: () => void
  /** Null: the list shows them already. */
  onShow: (() => void) | null
  onHide: () => void
}

/** Many questions about one accident: gathered into one work by one button, if a person thinks so too. */
export function BurstLine({ burst, isBusy, onGather, onShow, onHide }: Props) {
  const { t } = useTranslation()
  const { duration } = useFormat()
  const { topicName, municipalityName } = useDirectory()
  const { ids, topicCode, municipalityCode, street, isWider, from, to } = burst
  const place = isWider && street ? t('incidents.burst.wider', { street }) : street
  const time = duration(Math.max(Date.parse(to) - Date.parse(from), MINUTE_MS))
  const words = [
    t('incidents.burst.count', { count: ids.length }),
    topicName(topicCode),
    municipalityName(municipalityCode),
    place,
    t('incidents.burst.within', { time }),
  ]
  return (
    <section className={styles.burst} aria-label={t('incidents.burst.title')}>
      <State name="attention">{t('incidents.burst.title')}</State>
      <p className="sm">{words.filter(Boolean).join(' · ')}</p>
      <div className={styles.burstActs}>
        <Button size="s" isBusy={isBusy} keys="Shift+M" onClick={onGather}>
          {t('incidents.burst.gather')}
        </Button>
        {onShow && (
          <Button size="s" look="quiet" onClick={onShow}>
            {t('incidents.burst.show')}
          </Button>
        )}
        <Button size="s" look="quiet" onClick={onHide}>
          {t('incidents.burst.hide')}
        </Button>
      </div>
    </section>
  )
}
