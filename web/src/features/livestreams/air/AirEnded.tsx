import { IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAirView } from '../commands/index.ts'
import type { Group } from '../questions/index.ts'
import type { Livestream } from '../stream/index.ts'
import * as styles from './CurrentQuestion.module.css'

export type RenderCard = (group: Group | undefined, content: ReactNode) => ReactNode

/** The stream is over: no key stamps anything any more, and this is where its work goes on. */
export function AirEnded({ livestream, renderCard }: { livestream: Livestream; renderCard: RenderCard }) {
  const { t } = useTranslation()
  const { onControl, waiting } = useAirView((view) => view.balance) ?? livestream.balance
  const openCount = onControl + waiting
  return (
    <section className={styles.current} aria-label={t('livestreams.ended.label')}>
      <p className={`${styles.askedWords} row g3`}>
        <IconCircleCheck className="ic xl" aria-hidden="true" />
        {t(`livestreams.ended.${livestream.step === 'cancelled' ? 'cancelled' : 'title'}`)}
      </p>
      <p className={`${styles.about} muted`}>{t('livestreams.ended.open', { count: openCount })}</p>
      <nav className={`row g2 wrap ${styles.endedLinks}`} aria-label={t('livestreams.ended.next')}>
        {openCount > 0 && renderCard('open', t('livestreams.ended.toOpen', { count: openCount }))}
        {renderCard('protocol', t('livestreams.ended.toProtocol'))}
        {renderCard(undefined, t('livestreams.ended.toCard'))}
      </nav>
    </section>
  )
}
