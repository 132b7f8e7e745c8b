import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { LANGUAGES } from '@veche/contract/values/notifications.ts'
import { useTranslation } from 'react-i18next'
import { setTheme, THEMES, useTheme } from '../../lib/browser/theme.ts'
import { setLanguage } from '../../lib/i18n.ts'

const THEME_ICONS = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon }

/** Language and theme, where there is no menu yet. */
export function PreferenceButtons() {
  const { t, i18n } = useTranslation()
  const theme = useTheme()
  return (
    <div className="row g3 wrap">
      <fieldset className="seg" aria-label={t('common.language')}>
        {LANGUAGES.map((language) => (
          <button
            type="button"
            key={language}
            lang={language}
            aria-pressed={i18n.language === language}
            onClick={() => void setLanguage(language)}
          >
            {t(`common.languages.${language}`)}
          </button>
        ))}
      </fieldset>
      <fieldset className="seg end" aria-label={t('common.theme')}>
        {THEMES.map((choice) => {
          const Icon = THEME_ICONS[choice]
          return (
            <button
              type="button"
              key={choice}
              aria-pressed={theme === choice}
              aria-label={t(`common.themes.${choice}`)}
              title={t(`common.themes.${choice}`)}
              onClick={() => setTheme(choice)}
            >
              <Icon className="ic" />
            </button>
          )
        })}
      </fieldset>
    </div>
  )
}
