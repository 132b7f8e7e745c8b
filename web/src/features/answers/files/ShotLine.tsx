import { IconMapPin } from '@tabler/icons-react'
import type { AnswerFileResponse } from '@veche/contract/answers.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'

/** When the shutter was pressed and whether the device vouches for it: what the staff sees and no resident. */
export function ShotLine({ shot }: Pick<AnswerFileResponse, 'shot'>) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  if (!shot) return null
  const words = t('answers.files.shot', { moment: shortMoment(shot.at) })
  return (
    <span className="xs muted">
      {words}
      {shot.isSigned && ` · ${t('answers.files.signed')}`}
      {shot.point && (
        <span className="blk" title={`${shot.point.lat.toFixed(5)}, ${shot.point.lon.toFixed(5)}`}>
          <IconMapPin className="ic s" aria-hidden="true" /> {t('answers.files.pointInside')}
        </span>
      )}
    </span>
  )
}
