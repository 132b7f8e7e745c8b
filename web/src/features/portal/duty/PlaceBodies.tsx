import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../../lib/directory.ts'
import type { RenderBody } from './AnswerPanel.tsx'
import type { Duty } from './duty.queries.ts'

type Props = { duty: Duty; renderBody: RenderBody }

/** An address alone names no trouble: whose what is there, and that words of it lead to a telephone. */
export function PlaceBodies({ duty, renderBody }: Props) {
  const { t } = useTranslation()
  const { groupName, agencyName, municipalityName } = useDirectory()
  const place = [municipalityName(duty.municipalityCode), duty.street, duty.house, ...duty.objects]
  return (
    <section className="panel pad col g2" aria-label={t('duty.placeBodies')}>
      <h2>{place.filter(Boolean).join(', ')}</h2>
      <p className="sm muted">{t('duty.sayTopic')}</p>
      <ul className="col g2">
        {duty.groups.map(({ groupCode, agencyCodes }) => (
          <li key={groupCode}>
            <b className="m">{groupName(groupCode)}</b>
            {': '}
            {agencyCodes.map((code, index) => (
              <span key={code}>
                {index > 0 && '; '}
                {renderBody(code, agencyName(code))}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
