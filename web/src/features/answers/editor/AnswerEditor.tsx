import type { AnswerResponse } from '@veche/contract/answers.ts'
import type { IncidentResponse } from '@veche/contract/incidents.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Take } from '../draft-content.ts'
import type { Ghost } from '../files/index.ts'
import { CandidateBar } from './CandidateBar.tsx'
import { CandidateEditor, type RenderBeside } from './CandidateEditor.tsx'

type Props = {
  incident: IncidentResponse
  answer: AnswerResponse
  userId: string
  /** The thread, drawn by the feature that owns it. */
  question: ReactNode
  /** Pictures that the resident sent, for the camera. */
  ghosts?: readonly Ghost[]
  /** What others are asked for, and may be put into the answer. */
  renderBeside?: RenderBeside
  /** On a phone: the model answer of what is known, as long as no words stand there. */
  renderKnown?: (onInsert: Take) => ReactNode
  onSubmitted: () => void
}

/** One of several candidates is open; each keeps its own text, revision and unsaved words. */
export function AnswerEditor({ incident, answer, userId, question, ...rest }: Props) {
  const { t } = useTranslation()
  const [candidate, setCandidate] = useState(() => answer.drafts[0]?.candidate ?? 1)
  return (
    <CandidateEditor
      key={candidate}
      {...{ incident, answer, candidate, userId, question, ...rest }}
      candidates={
        <CandidateBar
          label={t('editor.candidate.title')}
          answer={answer}
          current={candidate}
          canEdit={incident.abilities.draft}
          onChoose={setCandidate}
        />
      }
    />
  )
}
