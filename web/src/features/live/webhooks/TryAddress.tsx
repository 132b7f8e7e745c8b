import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { State } from '../../../ui/State.tsx'
import { tryAddress } from './webhooks.queries.ts'

type Props = { id: string; url: string; isKept: boolean }

/** Sends one event that says nothing to the address that stands in the form, and says what came back. */
export function TryAddress({ id, url, isKept }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const run = useMutation({ mutationFn: (asked: string) => tryAddress({ id, url: asked }) })
  // What came back is of the address that was asked.
  const isOfThis = run.variables === url
  const found = isOfThis ? run.data : undefined
  const facts = found && [
    found.status === null
      ? t(`installation.webhooks.failure.${found.errorCode}`)
      : t('installation.webhooks.answered', { status: found.status }),
    t('installation.webhooks.took', { ms: found.tookMs }),
    found.answer,
  ]
  return (
    <div className="col g1">
      <div>
        <Button
          size="s"
          isBusy={run.isPending}
          disabled={!/^https?:\/\/./.test(url)}
          onClick={() => run.mutate(url)}
        >
          {t('installation.webhooks.try.do')}
        </Button>
      </div>
      <p className="xs muted">{t(`installation.webhooks.try.${isKept ? 'signed' : 'unsigned'}`)}</p>
      <div role="status">
        {found && facts && (
          <State name={found.isTaken ? 'done' : 'late'} className="say">
            {[t(`installation.webhooks.try.${found.isTaken ? 'taken' : 'notTaken'}`), ...facts]
              .filter(Boolean)
              .join(' · ')}
          </State>
        )}
        {isOfThis && run.error && (
          <State name="late" className="say">
            {words(run.error)}
          </State>
        )}
      </div>
    </div>
  )
}
