import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBegun } from '../../../lib/forms/use-begun.ts'
import { KeptAct } from '../../../ui/text/KeptAct.tsx'
import { begunComment, CommentDialog } from './CommentDialog.tsx'
import { practiceComments } from './kept-talk.ts'
import * as styles from './practices.module.css'
import type { Practice } from './practices.queries.ts'

/** Words about this practice that only this browser has. */
export function KeptComments({ practice: { id, mayTalk } }: { practice: Practice }) {
  const { t } = useTranslation()
  const { userId, kept } = practiceComments.useKept(id)
  const [, setWords] = useBegun(begunComment(id), '')
  const [isMending, setMending] = useState(false)
  return (
    <>
      {kept.length > 0 && (
        <ul className={styles.comments}>
          {kept.map((one) => (
            <li key={one.place}>
              <KeptAct
                refused={one.refused}
                waits={t('practices.keptComment.waits')}
                notDone={(reason) => t('practices.keptComment.refused', { reason })}
                letGo={t('practices.keptComment.letGo')}
                onLetGo={() => practiceComments.drop(userId, one)}
                mend={
                  mayTalk
                    ? {
                        label: t('practices.keptComment.mend'),
                        onMend() {
                          setWords(one.body.words)
                          practiceComments.drop(userId, one)
                          setMending(true)
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
      )}
      {isMending && <CommentDialog practiceId={id} onClose={() => setMending(false)} />}
    </>
  )
}
