import type { ErasureKind } from '@veche/contract/admin/erasure.ts'
import { typedNumber } from '@veche/contract/rules/tables/typed-number.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { schemaOf } from '../../lib/forms/schema-of.ts'
import { TextField } from '../../ui/forms/Field.tsx'
import { FormDialog } from '../../ui/forms/FormDialog.tsx'
import { askErasure, ERASURES_KEY } from './erasure.queries.ts'
import { WhatGoes } from './WhatGoes.tsx'

const ASKED = schemaOf(() => import('@veche/contract/admin/erasure.ts'), 'AskErasureRequest')
const PAPER_LIMIT = 60
const KINDS: readonly ErasureKind[] = ['incident', 'book']

/** One administrator asks, by the paper that the author has written. */
export function AskErasureDialog({ given = null, onClose }: { given?: number | null; onClose: () => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(given === null ? '' : String(given))
  const [kind, setKind] = useState<ErasureKind>('incident')
  const [paper, setPaper] = useState('')
  const number = typedNumber(typed)
  const body = { number: number ?? 0, kind, paper }
  return (
    <FormDialog
      title={t('installation.erasure.ask')}
      submitLabel={t('installation.erasure.askSubmit')}
      doneText={t('installation.erasure.asked')}
      refresh={ERASURES_KEY}
      isDangerous
      isWide
      onClose={onClose}
      accepted={{ schema: ASKED, body }}
      send={() => askErasure(body)}
    >
      {given === null && (
        <fieldset className="seg" aria-label={t('installation.erasure.kind')}>
          {KINDS.map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
              {t(`installation.erasure.kindOf.${one}`)}
            </button>
          ))}
        </fieldset>
      )}
      <TextField
        hint={kind === 'book' ? t('installation.erasure.bookHint') : undefined}
        label={t('installation.erasure.number')}
        name="number"
        inputMode="numeric"
        required
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <TextField
        label={t('installation.erasure.paper')}
        hint={t('installation.erasure.paperHint')}
        name="paper"
        limit={PAPER_LIMIT}
        required
        value={paper}
        onChange={(event) => setPaper(event.target.value)}
      />
      <WhatGoes number={number} kind={kind} />
    </FormDialog>
  )
}
