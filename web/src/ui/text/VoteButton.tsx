import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import type { Acts } from '../../lib/line/kept-acts.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { Button } from '../Button.tsx'
import { showErrorToast } from '../overlays/toast.tsx'
import { KeptAct } from './KeptAct.tsx'

type Props = {
  /** Of what it is. */
  id: string
  votes: Acts<{ isFor: boolean }>
  hasVoted: boolean
  /** Whose answers of the server become old. */
  refresh: string[]
  label: string
  /** What is said of a vote that waits, or was refused. */
  kept: Pick<ComponentProps<typeof KeptAct>, 'waits' | 'notDone' | 'letGo'>
}

/** A vote, which a second press takes back; without a line it waits where it was pressed. */
export function VoteButton({ id, votes, hasVoted, refresh, label, kept: said }: Props) {
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { userId, kept } = votes.useKept(id)
  const [one] = kept
  const isFor = one?.refused === null ? one.body.isFor : hasVoted
  const save = useMutation({
    mutationFn: () => votes.sendOrKeep(userId, { place: id, incidentId: id, body: { isFor: !isFor } }),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: refresh }),
  })
  return (
    <>
      <Button aria-pressed={isFor} onClick={() => save.mutate()}>
        {label}
      </Button>
      {one && <KeptAct refused={one.refused} {...said} onLetGo={() => votes.drop(userId, one)} />}
    </>
  )
}
