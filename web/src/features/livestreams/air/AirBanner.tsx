import { IconWifiOff, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../lib/api.ts'
import { useOnline } from '../../../lib/line/online.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { keyOf, refusedOf, type Unsent, useAir, useAirView, waitingOf } from '../commands/index.ts'

/** The line is away: how many commands wait. It is back: which of them were refused, and why. */
export function AirBanner() {
  const { t } = useTranslation()
  const isOnline = useOnline()
  const isLost = useAirView(({ isLineLost }) => isLineLost) || !isOnline
  const queue = useAirView((view) => view.queue)
  const waitingCount = waitingOf(queue).length
  return (
    <div role="status">
      {isLost && (
        <div className="ban waiting">
          <IconWifiOff className="ic" aria-hidden="true" />
          <span className="grow">{t('livestreams.line.lost')}</span>
          {waitingCount > 0 && (
            <b className="m nw">{t('livestreams.line.waiting', { count: waitingCount })}</b>
          )}
        </div>
      )}
      {refusedOf(queue).map((unsent) => (
        <Refused key={keyOf(unsent)} unsent={unsent} />
      ))}
    </div>
  )
}

function Refused({ unsent }: { unsent: Unsent }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const { store } = useAir()
  const reason = words(new ApiError(unsent.refusedCode ?? 'unexpected', 409))
  const question = unsent.kind === 'command' ? store.find(unsent.questionId) : null
  const what =
    unsent.kind === 'typed'
      ? t('livestreams.line.typed', { text: unsent.typed.text })
      : t(`livestreams.command.${unsent.command.type}`, { number: question?.number ?? '—' })
  return (
    <div className="ban late">
      <span className="grow">
        <b className="m">{t('livestreams.line.refused', { what })}</b> {reason}
        {saidIn(unsent) && (
          <span className="blk sm pre">{t('livestreams.line.said', { words: saidIn(unsent) })}</span>
        )}
      </span>
      <Button
        look="quiet"
        size="s"
        icon={<IconX className="ic" />}
        aria-label={t('common.clear')}
        onClick={() => store.dismiss(keyOf(unsent))}
      />
    </div>
  )
}

/** Words that a person typed are shown until they have read why: nothing typed is lost. */
function saidIn(unsent: Unsent): string | null {
  if (unsent.kind === 'typed') return null
  const { command } = unsent
  if (command.type === 'word_answer') return command.line || null
  if (command.type !== 'answer_partly' || command.promise === null) return null
  const { what, who, dueOn } = command.promise
  return [what, who, dueOn].filter(Boolean).join(' · ') || null
}
