import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import type { Take } from '../draft-content.ts'
import { offeredArticlesQuery, saveArticleUse } from './templates.queries.ts'

type Props = { incidentId: string; onTake: Take }

/** The model answer of what is known of the question first, one touch away: without a window between. */
export function KnownFirst({ incidentId, onTake }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(offeredArticlesQuery(incidentId))
  const first = data?.articles.find(
    ({ fits, isStale, answers }) => fits === 'topic' && !isStale && answers.length > 0,
  )
  const answer = first?.answers[0]
  if (!first || !answer) return null
  return (
    <Button
      size="s"
      onClick={() => {
        saveArticleUse(first.id)
        onTake(answer.text, answer.outcome)
      }}
    >
      {t('templates.takeFirst', { title: first.title })}
    </Button>
  )
}
