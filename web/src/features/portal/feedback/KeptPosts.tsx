import { useTranslation } from 'react-i18next'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { KeptAct } from '../../../ui/text/KeptAct.tsx'
import { begunPost } from './begun-post.ts'
import * as styles from './feedback.module.css'
import { saidToCentre } from './kept-feedback.ts'

type Props = { threadId: string; onMend: (() => void) | null }

/** Words of this thread that only this browser has. */
export function KeptPosts({ threadId, onMend }: Props) {
  const { t } = useTranslation()
  const { userId, kept } = saidToCentre.useKept(threadId)
  const [, setWords] = useBegun(begunPost(threadId), '')
  if (kept.length === 0) return null
  return (
    <ul className={styles.posts}>
      {kept.map((one) => (
        <li key={one.place}>
          <KeptAct
            refused={one.refused}
            waits={t('feedback.kept.waits')}
            notDone={(reason) => t('feedback.kept.notSent', { reason })}
            letGo={t('feedback.kept.letGo')}
            onLetGo={() => saidToCentre.drop(userId, one)}
            mend={
              onMend
                ? {
                    label: t('feedback.kept.mend'),
                    onMend() {
                      setWords(one.body.words)
                      saidToCentre.drop(userId, one)
                      onMend()
                    },
                  }
                : undefined
            }
          >
            <p className="pre">{one.body.words}</p>
          </KeptAct>
        </li>
      ))}
    </ul>
  )
}
