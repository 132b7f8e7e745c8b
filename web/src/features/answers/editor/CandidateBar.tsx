import { IconArrowsDiff, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { AnswerResponse } from '@veche/contract/answers.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Menu } from '../../../ui/overlays/Menu.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { answerQuery, deleteDraft, restoreDraft } from '../answers.queries.ts'
import * as styles from '../drafts/drafts.module.css'
import { CompareDialog } from './CompareDialog.tsx'
import { RenameDialog } from './RenameDialog.tsx'

/** As many as the server takes. */
const MAX_CANDIDATES = 9

type Props = {
  label: string
  answer: AnswerResponse
  current: number
  canEdit: boolean
  onChoose: (candidate: number) => void
}

/** Candidates of one answer: which is open, another one, compare two; the open one is what is sent. */
export function CandidateBar({ label, answer, current, canEdit, onChoose }: Props) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'rename' | 'compare' | null>(null)
  const nameOf = useCandidateName(answer)
  const { remove } = useCandidateActions(answer, nameOf, onChoose)
  const saved = answer.drafts.map(({ candidate }) => candidate)
  const shown = [...new Set([...saved, current])].sort((a, b) => a - b)
  const free = Array.from({ length: MAX_CANDIDATES }, (_, index) => index + 1).find(
    (candidate) => !shown.includes(candidate),
  )
  const isSaved = saved.includes(current)
  const items = [
    ...(free && canEdit
      ? [
          {
            key: 'add',
            label: <Entry icon={IconPlus} text={t('editor.candidate.add')} />,
            onSelect: () => onChoose(free),
          },
        ]
      : []),
    ...(isSaved && canEdit
      ? [
          {
            key: 'name',
            label: <Entry icon={IconPencil} text={t('editor.candidate.rename')} />,
            onSelect: () => setAsked('rename'),
          },
          {
            key: 'del',
            label: <Entry icon={IconTrash} text={t('editor.candidate.remove')} />,
            onSelect: () => remove(current),
          },
        ]
      : []),
    ...(saved.length > 1
      ? [
          {
            key: 'diff',
            label: <Entry icon={IconArrowsDiff} text={t('editor.candidate.compare')} />,
            onSelect: () => setAsked('compare'),
          },
        ]
      : []),
  ]
  return (
    <div className={styles.candidates}>
      <fieldset className="seg" aria-label={label}>
        {shown.map((candidate) => (
          <button
            type="button"
            key={candidate}
            aria-pressed={candidate === current}
            onClick={() => onChoose(candidate)}
          >
            {nameOf(candidate)}
          </button>
        ))}
      </fieldset>
      {items.length > 0 && <Menu label={label} trigger={t('editor.candidate.menu')} items={items} />}
      {asked === 'rename' && (
        <RenameDialog
          incidentId={answer.incidentId}
          candidate={current}
          name={answer.drafts.find(({ candidate }) => candidate === current)?.name ?? ''}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'compare' && (
        <CompareDialog drafts={answer.drafts} nameOf={nameOf} onClose={() => setAsked(null)} />
      )}
    </div>
  )
}

function Entry({ icon: Icon, text }: { icon: typeof IconPlus; text: string }) {
  return (
    <span className="row g2">
      <Icon className="ic" aria-hidden="true" /> {text}
    </span>
  )
}

export function useCandidateName({ drafts }: AnswerResponse): (candidate: number) => string {
  const { t } = useTranslation()
  return (candidate) =>
    drafts.find((draft) => draft.candidate === candidate)?.name ||
    t('editor.candidate.name', { number: candidate })
}

function useCandidateActions(
  { incidentId, drafts }: AnswerResponse,
  nameOf: (candidate: number) => string,
  onChoose: (candidate: number) => void,
) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  async function run(call: Promise<AnswerResponse>): Promise<boolean> {
    try {
      queryClient.setQueryData(answerQuery(incidentId).queryKey, await call)
      return true
    } catch (error) {
      showErrorToast(words(error))
      return false
    }
  }
  return {
    async remove(candidate: number) {
      const removed = t('editor.candidate.removed', { name: nameOf(candidate) })
      const next = drafts.find((draft) => draft.candidate !== candidate)?.candidate
      // The open editor saves what it holds when it is left; only then it may be taken away.
      onChoose(next ?? (candidate === 1 ? 2 : 1))
      await new Promise((resolve) => setTimeout(resolve, 0))
      if (!(await run(deleteDraft({ incidentId, candidate })))) return
      showToast(removed, async () => {
        if (await run(restoreDraft({ incidentId, candidate }))) onChoose(candidate)
      })
    },
  }
}
