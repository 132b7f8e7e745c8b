import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { subscribeToKept } from '../../../lib/line/kept.ts'
import { useWhenLineReturns } from '../../../lib/line/line.ts'
import { meQuery } from '../../../lib/session.ts'
import { serverNow } from '../../../lib/time/clock.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import {
  type Deed,
  dropAct,
  type KeptAct,
  keepAct,
  keepAnyway,
  listKeptActs,
  sendKeptActs,
} from './kept-acts.ts'
import { bulletinQuery } from './orders.queries.ts'

const RETRY_MS = 20_000

/** What waits in this browser; the same in every window of it. */
export function useKeptActs(): readonly KeptAct[] {
  const userId = useQuery(meQuery).data?.id ?? ''
  const kept = useSyncExternalStore(subscribeToKept, () => JSON.stringify(listKeptActs(userId)))
  return useMemo(() => JSON.parse(kept), [kept])
}

/** Sends what is kept and says what became of it. */
function useSending(userId: string): () => Promise<void> {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  return useCallback(async () => {
    const sent = await sendKeptActs(userId)
    for (const { error } of sent) if (error) showErrorToast(t('orders.refused', { reason: words(error) }))
    // Of several that went together the last says enough; reading goes along with what was done.
    const went = sent.flatMap(({ act, error }) => (error ? [] : [act]))
    const last = went.findLast(({ kind }) => kind === 'deed') ?? went.at(-1)
    if (last) {
      const said = t(last.kind === 'read' ? 'orders.readSent' : `orders.deedSent.${last.state}`)
      // The next one may be open by now: it is named what was read or done.
      const title = queryClient.getQueryData(bulletinQuery(last.bulletinId).queryKey)?.title
      showToast(title === undefined ? said : t('orders.saidOf', { said, title }))
    }
    if (sent.length > 0) await queryClient.invalidateQueries({ queryKey: ['bulletins'] })
  }, [userId, t, words, queryClient])
}

type Pressed = KeptAct extends infer Act ? (Act extends KeptAct ? Omit<Act, 'pressedAt'> : never) : never

/** Keeps what was pressed, then sends it: a page that is closed between the two loses nothing. */
export function usePress(): (...acts: readonly Pressed[]) => void {
  const userId = useQuery(meQuery).data?.id ?? ''
  const send = useSending(userId)
  return useCallback(
    (...acts) => {
      const pressedAt = new Date(serverNow()).toISOString()
      for (const act of acts) keepAct(userId, { ...act, pressedAt })
      void send()
    },
    [userId, send],
  )
}

/** What is done with a word that met another one: it goes all the same, or is let go of. */
export function useMetDeed() {
  const userId = useQuery(meQuery).data?.id ?? ''
  const send = useSending(userId)
  return {
    anyway: (deed: Deed) => {
      keepAnyway(userId, deed)
      void send()
    },
    letGo: (deed: Deed) => dropAct(userId, deed),
  }
}

/** Shows nothing: sends what was pressed without a line, whatever page is open when it is back. */
export function KeptActsHost({ userId }: { userId: string }) {
  const send = useSending(userId)
  useWhenLineReturns(() => void send())
  useEffect(() => {
    const timer = setInterval(() => listKeptActs(userId).length > 0 && void send(), RETRY_MS)
    return () => clearInterval(timer)
  }, [userId, send])
  return null
}
