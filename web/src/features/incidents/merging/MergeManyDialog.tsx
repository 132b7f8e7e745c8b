import type { IncidentListItem } from '@veche/contract/incidents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogForm } from '../../../ui/forms/DialogForm.tsx'
import { refusalOf } from '../commands/index.ts'
import { FindQuestionField } from './FindQuestionField.tsx'
import { MergeRows } from './MergeRows.tsx'
import { MergeSays } from './MergeSays.tsx'
import { blockedBy, type Merged, mergeTargetOf } from './merge-target.ts'
import { useMerge } from './use-merge.ts'

/** Which one took the others in, and which a person left out. */

export type MergeManyProps = {
  rows: readonly IncidentListItem[]
  onClose: () => void
  onDone: (merged: Merged) => void
}

/** Several questions become one work: which of them, which one takes the others in, and who will get the answer. */
export function MergeManyDialog({ rows: given, onClose, onDone }: MergeManyProps) {
  const { t } = useTranslation()
  const merge = useMerge()
  // As they were when it opened: a row that leaves the list must not change what is merged.
  const [rows, setRows] = useState(given)
  const [leftIds, setLeftIds] = useState<readonly string[]>([])
  const [chosenId, setChosenId] = useState<string | null>(null)
  const taken = rows.filter(({ id }) => !leftIds.includes(id))
  const into = taken.find(({ id }) => id === chosenId) ?? mergeTargetOf(taken)
  const others = taken.filter(({ id }) => id !== into?.id)
  const blocked = blockedBy(taken, into?.id ?? null)
  const isComplete = others.length > 0 && blocked.length === 0
  function submit() {
    if (!into) return
    const onSuccess = () => {
      onClose()
      onDone({ intoId: into.id, leftIds })
    }
    merge.mutate({ into, others }, { onSuccess })
  }
  return (
    <DialogForm
      title={t('merging.many')}
      submitLabel={
        others.length === 0 ? t('work.merge.submit') : t('merging.submitCount', { count: taken.length })
      }
      isComplete={isComplete}
      incompleteText={others.length === 0 ? t('work.merge.alone') : t('work.merge.blocked')}
      isPending={merge.isPending}
      {...refusalOf(merge.error)}
      onClose={onClose}
      onSubmit={submit}
      isWide
    >
      <FindQuestionField
        given={rows}
        shouldFocus={given.length < 2}
        onFound={(found) => {
          setRows([...rows.filter(({ id }) => id !== found.id), found])
          setLeftIds(leftIds.filter((id) => id !== found.id))
        }}
      />
      <MergeRows
        rows={rows}
        leftIds={leftIds}
        intoId={into?.id ?? null}
        shouldFocus={given.length > 1}
        onLeave={setLeftIds}
        onChooseInto={setChosenId}
      />
      {into && isComplete && <MergeSays into={into} others={others} />}
    </DialogForm>
  )
}
