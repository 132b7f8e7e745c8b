import { useTranslation } from 'react-i18next'
import { KeptAct } from '../../../ui/text/KeptAct.tsx'
import * as styles from './feedback.module.css'
import { askedCentre, ROOM } from './kept-feedback.ts'
import { useBegunThread } from './use-begun-thread.ts'

/** Above the list: questions to the centre that only this browser has. */
export function KeptThreads({ onMend }: { onMend: () => void }) {
  const { t } = useTranslation()
  const { userId, kept } = askedCentre.useKept(ROOM)
  const [, setBegun] = useBegunThread()
  if (kept.length === 0) return null
  return (
    <ul className={styles.posts}>
      {kept.map((one) => (
        <li key={one.place}>
          <b className="blk">{one.body.title}</b>
          <KeptAct
            refused={one.refused}
            waits={t('feedback.kept.waits')}
            notDone={(reason) => t('feedback.kept.notSent', { reason })}
            letGo={t('feedback.kept.letGo')}
            onLetGo={() => askedCentre.drop(userId, one)}
            mend={{
              label: t('feedback.kept.mend'),
              onMend() {
                const { kind, title, words, isPrivate = false } = one.body
                setBegun({ kind, title, words, isPrivate })
                askedCentre.drop(userId, one)
                onMend()
              },
            }}
          >
            <p className="pre">{one.body.words}</p>
          </KeptAct>
        </li>
      ))}
    </ul>
  )
}
