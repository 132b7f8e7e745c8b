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
    ({ fits, isStale, answers }) => fits === 'topic' && !isStale && answers[0]?.isOfMatter === true,
  )
  const answer = first?.answers[0]
  if (!first || !answer) return null
  // One line on a phone too: the field for the answer is in its first screen.
  const words = t('templates.takeFirst', { title: first.title })
  return (
    <Button
      size="s"
      title={words}
      onClick={() => {
        saveArticleUse(first.id)
        onTake(answer.text, answer.outcome ?? undefined)
      }}
    >
      <span className="el">{words}</span>
    </Button>
  )
}
