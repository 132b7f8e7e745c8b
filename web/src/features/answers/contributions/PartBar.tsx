import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../../lib/session.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import type { Part, PartCommand } from './contributions.queries.ts'
import { KeptPartAct } from './KeptPartAct.tsx'
import { actOrKeep, partActs, type WordsAct } from './kept-part-acts.ts'
import { WordsDialog } from './WordsDialog.tsx'

type Props = { part: Part; refresh: string[]; isSmall?: boolean }
type PlainAct = Exclude<PartCommand['type'], WordsAct>

/** In the order of what is done most; the first is the one that the part waits for. */
const ORDER = ['take', 'give', 'accept', 'send_back', 'say', 'refuse', 'release', 'withdraw'] as const
const QUIET: readonly string[] = ['refuse', 'release', 'withdraw']

export function PartBar({ part, refresh, isSmall = false }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<WordsAct | null>(null)
  const { run, isPending } = useAct(part, refresh)
  const { userId, kept } = partActs.useKept(part.id)
  const acts = ORDER.filter((act) => part.acts.includes(act))
  const [waiting] = kept
  return (
    <>
      {waiting && (
        <KeptPartAct
          kept={waiting}
          part={part}
          onLetGo={() => partActs.drop(userId, waiting)}
          onMend={setOpen}
        />
      )}
      {/* What follows an act is of the part as that act leaves it. */}
      {!waiting && acts.length > 0 && (
        <div className="row g2 wrap no-print">
          {acts.map((act, index) => (
            <Button
              key={act}
              size={isSmall ? 's' : 'm'}
              look={index === 0 ? 'primary' : QUIET.includes(act) ? 'quiet' : 'default'}
              disabled={isPending}
              onClick={() => (isPlain(act) ? run(act) : setOpen(act))}
            >
              {t(`contributions.act.${act === 'give' && part.state === 'given' ? 'give_again' : act}`)}
            </Button>
          ))}
        </div>
      )}
      {open && <WordsDialog part={part} act={open} refresh={refresh} onClose={() => setOpen(null)} />}
    </>
  )
}

function isPlain(act: PartCommand['type']): act is PlainAct {
  return act === 'take' || act === 'release' || act === 'accept'
}

function useAct(part: Part, refresh: string[]) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const userId = useQuery(meQuery).data?.id ?? ''
  const { mutate, isPending } = useMutation({
    mutationFn: (type: PlainAct) => actOrKeep(userId, part, { type }),
    onSuccess: (isDone, type) =>
      showToast(t(isDone ? `contributions.done.${type}` : 'contributions.keptAct.told')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: refresh }),
  })
  return { run: mutate, isPending }
}
