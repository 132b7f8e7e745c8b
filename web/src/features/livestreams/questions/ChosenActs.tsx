import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import type { Question } from '../stream/index.ts'
import { type ActKey, useAirActs } from './question-acts.ts'

/** What brings a question nearer to its answer stands out; a refusal never does. */
const FORWARD: readonly ActKey[] = ['select', 'readOut', 'unfold']

/** What can be done with the chosen question: the same as the keys, for a finger. */
export function ChosenActs({ question, className }: { question: Question; className?: string | undefined }) {
  const { t } = useTranslation()
  const acts = useAirActs(question)
  if (acts.length === 0) return null
  return (
    <div className={className}>
      {acts.map(({ key, hotkey, run }) => (
        <Button
          key={key}
          size="s"
          look={FORWARD.includes(key) ? 'primary' : 'default'}
          // The head of the list says what Enter does.
          keys={hotkey === 'Enter' ? undefined : (hotkey ?? undefined)}
          aria-keyshortcuts={hotkey ?? undefined}
          onClick={run}
        >
          {t(`livestreams.act.${key}`)}
        </Button>
      ))}
    </div>
  )
}
