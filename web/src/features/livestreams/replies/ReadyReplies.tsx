import { useTranslation } from 'react-i18next'
import { State } from '../../../ui/State.tsx'
import type { Replies } from '../stream/index.ts'
import * as styles from '../stream/stream-page.module.css'
import { countPlaces } from './telling-marks.ts'

const SHOWN = 20

/** What is ready and was not sent: each by its number, so that nobody has to look for what waits. */
export function ReadyReplies({ tellings }: { tellings: Replies['tellings'] }) {
  const { t } = useTranslation()
  const ready = tellings.filter(({ kind }) => kind === 'on_air')
  if (ready.length === 0) return null
  const moreCount = ready.length - SHOWN
  return (
    <ul className={styles.lined} aria-label={t('livestreams.replies.ready')}>
      {ready.slice(0, SHOWN).map((telling) => (
        <li key={telling.questionId} className={`${styles.panelRow} sm`}>
          <State name={telling.remark ? 'attention' : 'waiting'}>
            {t('livestreams.replies.lackingOf', { number: telling.questionNumber })}
          </State>
          <span className="grow">
            {t(`livestreams.replies.${telling.remark ? `remark.${telling.remark}` : 'unsent'}`)}
          </span>
          <span className="muted nw">
            {t('livestreams.replies.waitsIn', { count: countPlaces([telling]) })}
          </span>
        </li>
      ))}
      {moreCount > 0 && (
        <li className={`${styles.panelRow} sm muted`}>
          {t('livestreams.replies.moreReady', { count: moreCount })}
        </li>
      )}
    </ul>
  )
}
