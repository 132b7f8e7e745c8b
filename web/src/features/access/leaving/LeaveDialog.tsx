import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { useHasLine } from '../../../lib/line/line.ts'
import {
  countUnsent,
  forgetPerson,
  listUnsentQuestions,
  UNSENT,
  type Unsent,
  type UnsentQuestions,
} from '../../../lib/line/person-store.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlays/Dialog.tsx'
import { showErrorToast } from '../../../ui/overlays/toast.tsx'
import { UnsentLine } from './UnsentLine.tsx'

const RECOUNT_MS = 1000

type Props = {
  userId: string
  /** Ends the session and says where to go then; without it, as the menu does. */
  end?: () => Promise<string>
  onStay: () => void
}

/** Signs out and leaves nothing behind. What the server has not is named first, and goes only if the person says so twice. */
export function LeaveDialog({ userId, end = signOut, onStay }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  const [questions, setQuestions] = useState<UnsentQuestions | null>(null)
  const [isSure, setSure] = useState(false)
  const isAsked = useRef(false)
  const hasLine = useHasLine()
  const { mutate: leave, isPending } = useMutation({
    async mutationFn() {
      const url = await end()
      await forgetPerson(userId)
      return url
    },
    // A full page load: nothing of the session stays in memory.
    onSuccess: (url) => window.location.assign(url),
    onError(error) {
      // Whoever lays the phone down believes that they are out.
      showErrorToast(`${t('access.stillSignedIn')} ${words(error)}`)
      onStay()
    },
  })
  useEffect(() => {
    const count = async () => {
      const [found, ofWhich] = await Promise.all([countUnsent(userId), listUnsentQuestions(userId)])
      const isFirst = !isAsked.current
      isAsked.current = true
      setQuestions(ofWhich)
      if (isFirst && countAll(found) === 0) leave()
      else setUnsent((before) => (isFirst || before ? found : null))
    }
    void count()
    // What is on its way goes meanwhile.
    const timer = setInterval(count, RECOUNT_MS)
    return () => clearInterval(timer)
  }, [userId, leave])

  if (unsent === null) return null
  const kinds = UNSENT.filter((kind) => unsent[kind] > 0)
  return (
    <Dialog title={t('leaving.title')} onClose={onStay}>
      <div className="dlg-b col g2">
        {kinds.length === 0 ? (
          <p className="m">{t('leaving.allSent')}</p>
        ) : (
          <>
            <p className="m">{t('leaving.unsent')}</p>
            <ul>
              {kinds.map((kind) => (
                <UnsentLine key={kind} kind={kind} count={unsent[kind]} questions={questions?.[kind] ?? []} />
              ))}
            </ul>
            <p className="sm muted">
              {t('leaving.why')} {t(hasLine ? 'leaving.finish' : 'leaving.whenLine')}
            </p>
            {isSure && (
              <p className="m" role="alert">
                {t('leaving.sure')}
              </p>
            )}
          </>
        )}
      </div>
      <footer className="dlg-f">
        <Button look="primary" data-autofocus="" onClick={onStay}>
          {t('leaving.stay')}
        </Button>
        <Button
          look="quiet"
          isBusy={isPending}
          onClick={() => (kinds.length === 0 || isSure ? leave() : setSure(true))}
        >
          {t(kinds.length === 0 ? 'access.signOut' : isSure ? 'leaving.confirm' : 'leaving.leave')}
        </Button>
      </footer>
    </Dialog>
  )
}

const countAll = (unsent: Unsent) => UNSENT.reduce((sum, kind) => sum + unsent[kind], 0)

/** An organisation may end its own session too. */
async function signOut(): Promise<string> {
  const { url } = await unwrap(api.POST('/api/auth/organisation/sign-out'))
  return url ?? '/sign-in'
}
