import { useTranslation } from 'react-i18next'

const TABS = ['words', 'picture'] as const
export type TextTab = (typeof TABS)[number]

export function TextTabs({ tab, onChange }: { tab: TextTab; onChange: (tab: TextTab) => void }) {
  const { t } = useTranslation()
  return (
    <fieldset className="seg end" aria-label={t('fakes.text.kind')}>
      {TABS.map((one) => (
        <button key={one} type="button" aria-pressed={one === tab} onClick={() => onChange(one)}>
          {t(`fakes.text.tab.${one}`)}
        </button>
      ))}
    </fieldset>
  )
}
