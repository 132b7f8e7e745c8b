import type { JudgingResponse } from '@veche/contract/casework/answer-approval.ts'
import { useTranslation } from 'react-i18next'

type Props = Pick<JudgingResponse, 'recipients' | 'reach' | 'leftOut' | 'leftOutCount'>

/** One answer to several questions: how many get it, where, and who does not and why. */
export function Reach({ recipients, reach, leftOut, leftOutCount }: Props) {
  const { t } = useTranslation()
  if (recipients <= 1 && leftOutCount === 0) return null
  const where = reach.map(({ network, count }) => `${t(`common.network.${network}`)}: ${count}`).join(', ')
  const words = t('answers.reach.gets', { count: countOf(reach) })
  return (
    <div className="sm">
      <p>{where === '' ? words : `${words} (${where})`}</p>
      {leftOutCount > 0 && (
        <>
          <p>{t('answers.reach.leftOut', { count: leftOutCount })}</p>
          <ul className="muted">
            {leftOut.map(({ number, reason }) => (
              <li key={number}>
                {`${t('incidents.question', { number })}: ${t(`answers.reach.reason.${reason}`)}`}
              </li>
            ))}
            {leftOutCount > leftOut.length && (
              <li>{t('answers.reach.more', { count: leftOutCount - leftOut.length })}</li>
            )}
          </ul>
        </>
      )}
    </div>
  )
}

/** How many get it by the program. */
export function countOf(reach: JudgingResponse['reach']): number {
  return reach.reduce((sum, { count }) => sum + count, 0)
}
