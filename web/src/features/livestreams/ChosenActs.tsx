import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { useAirActs } from './air-acts.ts'
import type { Question } from './codes.ts'

/** What can be done with the chosen question: the same as the keys, for a finger. */
export function ChosenActs({ question }: { question: Question }) {
  const { t } = useTranslation()
  const acts = useAirActs(question)
  if (acts.length === 0) return null
  return (
    <div className="acts row g1 wrap">
      {acts.map(({ key, hotkey, run }, index) => (
        <Button
          key={key}
          size="s"
          look={index === 0 ? 'primary' : 'default'}
          keys={hotkey}
          aria-keyshortcuts={hotkey}
          onClick={run}
        >
          {t(`livestreams.act.${key}`)}
        </Button>
      ))}
    </div>
  )
}
