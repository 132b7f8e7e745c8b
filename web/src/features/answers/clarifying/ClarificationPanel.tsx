import { IconMessageCircleQuestion } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ClarificationsResponse } from '@veche/contract/casework/clarifications.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lazyDialog } from '../../../lib/line/lazy-part.ts'
import { Button } from '../../../ui/Button.tsx'
import { clarificationsQuery } from './clarifications.queries.ts'
import * as styles from './clarifying.module.css'
import { EndedQuestion } from './EndedQuestion.tsx'
import { KeptQuestion } from './KeptQuestion.tsx'
import { askedAuthors } from './kept-questions.ts'
import { OpenQuestion } from './OpenQuestion.tsx'

const AskDialog = lazyDialog('AskDialog', () => import('./AskDialog.tsx'))

/** Where somebody writes the answer and may lack a fact for it. */
const ASKED_AT: readonly IncidentResponse['step'][] = ['in_progress', 'rework']

type Props = {
  incident: IncidentResponse
  /** Puts a text into the answer; null where nobody writes one. */
  onTake: ((text: string) => void) | null
}

/** The question to the author beside the answer: what is asked, until when they are waited for, how it ended. */
export function ClarificationPanel({ incident, onTake }: Props) {
  const { t } = useTranslation()
  const isShown = ASKED_AT.includes(incident.step)
  const { data: known, isPending } = useQuery({ ...clarificationsQuery(incident.id), enabled: isShown })
  const [isAsking, setAsking] = useState(false)
  const { userId, kept } = askedAuthors.useKept(incident.id)
  const mayAsk = isShown && known?.mayAsk === true
  const latest = isShown ? known?.clarifications[0] : undefined
  // Its place is held while it is not known, or what stands beside it would move from under the finger.
  const isAwaited = isShown && isPending && incident.abilities.clarify
  const isUnreachable = isShown && incident.abilities.clarify && known?.asking.ways.length === 0
  if (!latest && !mayAsk && kept.length === 0 && !isAwaited && !isUnreachable) return null
  return (
    <section className={`${styles.panel} no-print`} aria-label={t('clarify.title')}>
      {known && latest && <Latest {...{ incident, known, latest, onTake }} />}
      {kept.map((one) => (
        <KeptQuestion
          key={one.at}
          kept={one}
          onLetGo={() => askedAuthors.drop(userId, one)}
          // Where nobody may ask any more the words stay to be read.
          onMend={mayAsk ? () => setAsking(true) : null}
        />
      ))}
      {isUnreachable && !latest && kept.length === 0 && (
        <p className="sm muted">{t(incident.network === 'form' ? 'clarify.callOnly' : 'clarify.noWay')}</p>
      )}
      {(mayAsk || isAwaited) && kept.length === 0 && (
        <div data-clarify="">
          <Button
            size="s"
            disabled={isAwaited}
            icon={<IconMessageCircleQuestion className="ic" aria-hidden="true" />}
            onClick={() => setAsking(true)}
          >
            {t(latest ? 'clarify.askAgain' : 'clarify.askAuthor')}
          </Button>
        </div>
      )}
      {isAsking && known && <AskDialog incident={incident} known={known} onClose={() => setAsking(false)} />}
    </section>
  )
}

type LatestProps = Props & {
  known: ClarificationsResponse
  latest: ClarificationsResponse['clarifications'][number]
}

function Latest({ incident, known, latest, onTake }: LatestProps) {
  if (latest.state !== 'ended') return <OpenQuestion incident={incident} question={latest} />
  return (
    <EndedQuestion
      incident={incident}
      question={latest}
      silenceAnswer={known.silenceAnswer}
      onTake={onTake}
    />
  )
}
