import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DeadlineChip } from '../../../features/incidents/deadlines/index.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import { storedWords } from '../../../lib/words/stored-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { AnswerDesk } from './AnswerDesk.tsx'
import * as styles from './answer-page.module.css'

const route = getRouteApi('/app/answer/$incidentId')

export function AnswerPage() {
  const { incidentId } = route.useParams()
  const { t } = useTranslation()
  const router = useRouter()
  const { data: incident } = useQuery(incidentQuery(incidentId))
  const goBack = () => {
    if (router.history.canGoBack()) router.history.back()
    else void router.navigate({ to: '/' })
  }
  return (
    <main className={styles.answerPage}>
      <div className={styles.heading}>
        <Button
          look="quiet"
          icon={<IconArrowLeft className="ic l" />}
          aria-label={t('common.back')}
          onClick={goBack}
        />
        <div className="grow">
          {incident && (
            <>
              <div className="row g2 sm wrap">
                <span className="muted">{t('incidents.question', { number: incident.number })}</span>
                <span className="tag">{t(`incidents.step.${incident.step}`)}</span>
              </div>
              <h1>{storedWords(incident.title, t)}</h1>
            </>
          )}
        </div>
        {incident && <DeadlineChip incident={incident} isNameHidden />}
      </div>
      <AnswerDesk key={incidentId} incidentId={incidentId} onSubmitted={goBack} />
    </main>
  )
}
