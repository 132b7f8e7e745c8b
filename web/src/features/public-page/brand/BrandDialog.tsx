import type { Brand } from '@veche/contract/admin/brand.ts'
import { darkAccentOf, LEAST_CONTRAST, lightContrastOf } from '@veche/contract/rules/contrast.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../../lib/forms/schema-of.ts'
import { useKeptEdit } from '../../../lib/forms/use-kept-edit.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { TextField } from '../../../ui/forms/Field.tsx'
import { FormDialog } from '../../../ui/forms/FormDialog.tsx'
import * as styles from './brand.module.css'
import { BRANDS_KEY, saveAccent } from './brand.queries.ts'

const SAVED = schemaOf(() => import('@veche/contract/admin/brand.ts'), 'SaveBrandRequest')
const COLOUR = /^#[0-9a-f]{6}$/

type Chosen = { accent: string | null }

/** Shows at once how words in the colour look in each look of the page, and says when nobody could read them. */
export function BrandDialog({ brand, onClose }: { brand: Brand; onClose: () => void }) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const [{ accent }, setChosen] = useState<Chosen>({ accent: brand.accent })
  const isColour = accent !== null && COLOUR.test(accent)
  const contrast = isColour ? lightContrastOf(accent) : LEAST_CONTRAST
  const isPale = contrast < LEAST_CONTRAST
  const edit = useKeptEdit<Chosen>({
    opened: { accent: brand.accent },
    said: { accent },
    save: (_changes, before) => saveAccent(brand.code, { accent }, before),
    put: (_field, value) => setChosen({ accent: typeof value === 'string' ? value : null }),
    labels: { accent: t('settings.brand.colour') },
  })
  const pale = t('settings.brand.pale', { contrast: number(contrast) })
  return (
    <FormDialog
      title={t('settings.brand.changeColourOf', { name: brand.name })}
      submitLabel={t('common.save')}
      doneText={t('settings.brand.saved')}
      refresh={BRANDS_KEY}
      accepted={{ schema: SAVED, body: { accent } }}
      missing={isPale ? { accent: pale } : {}}
      edit={edit}
      send={isPale ? null : edit.send}
      onClose={onClose}
    >
      <div className="row g2">
        <TextField
          label={t('settings.brand.colour')}
          hint={t('settings.brand.colourHint')}
          name="accent"
          data-autofocus=""
          value={accent ?? ''}
          error={isPale ? pale : undefined}
          onChange={({ target }) => setChosen({ accent: target.value.trim().toLowerCase() || null })}
        />
        <input
          type="color"
          className={styles.colourField}
          aria-label={t('settings.brand.pick')}
          value={isColour ? accent : '#1b4b7a'}
          onChange={({ target }) => setChosen({ accent: target.value })}
        />
      </div>
      {isColour && <Preview accent={accent} />}
    </FormDialog>
  )
}

function Preview({ accent }: { accent: string }) {
  const { t } = useTranslation()
  const dark = darkAccentOf(accent)
  const looks = [
    { look: 'light', colour: accent, on: '#ffffff' },
    { look: 'dark', colour: dark, on: '#0c1c2c' },
    { look: 'large', colour: '#000000', on: '#ffffff' },
  ] as const
  return (
    <fieldset className={styles.looks} aria-label={t('settings.brand.preview')}>
      {looks.map(({ look, colour, on }) => (
        <div key={look} className={styles.sample} data-look={look}>
          <span className="xs">{t(`settings.brand.look.${look}`)}</span>
          <b style={{ color: colour }}>{t('settings.brand.link')}</b>
          <span className={styles.button} style={{ background: colour, color: on }}>
            {t('settings.brand.button')}
          </span>
        </div>
      ))}
    </fieldset>
  )
}
