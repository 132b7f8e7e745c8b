import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { ownFieldsQuery } from '../../../lib/own-fields/own-fields.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/forms/Field.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { MappingDialog } from './MappingDialog.tsx'
import type { Shown } from './mapping-form.ts'
import { MAPPINGS, type Mapping, mappingsQuery } from './mappings.queries.ts'

type Props = {
  shown: Shown
  unknown: readonly { column: string; name: string }[]
  /** Null: the file has our columns. */
  mappingId: string | null
  onChange: (mappingId: string | null) => void
}

/** Says whose columns a file has, and how theirs are read. */
export function WhoseTable({ shown, unknown, mappingId, onChange }: Props) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const { data } = useQuery(mappingsQuery)
  // Guesses know the region's own fields, so the window opens when they are there.
  const { data: own } = useQuery(ownFieldsQuery)
  const [opened, setOpened] = useState<Mapping | 'new' | null>(null)
  const chosen = data?.mappings.find(({ id }) => id === mappingId) ?? null
  async function remove({ id, ...mapping }: Mapping) {
    const path = { mappingId: id }
    const refresh = () => queryClient.invalidateQueries({ queryKey: MAPPINGS })
    try {
      await unwrap(api.DELETE('/api/exchange/mappings/{mappingId}', { params: { path } }))
      onChange(null)
      const { name, system, columns } = mapping
      showToast(t('exchange.neighbour.removed'), () => {
        unwrap(
          api.PUT('/api/exchange/mappings/{mappingId}', {
            params: { path },
            // Nothing stands there: it was removed a moment ago.
            body: { name, system, columns, before: {} },
          }),
        )
          .catch((error: unknown) => showErrorToast(words(error)))
          .finally(refresh)
      })
    } catch (error) {
      showErrorToast(words(error))
    }
    await refresh()
  }
  return (
    <div className="col g2">
      <SelectField
        label={t('exchange.neighbour.whose')}
        name="mappingId"
        value={mappingId ?? ''}
        onChange={({ target }) => onChange(target.value || null)}
      >
        <option value="">{t('exchange.neighbour.ours')}</option>
        {data?.mappings.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className="row g2 wrap">
        {chosen && (
          <Button size="s" onClick={() => setOpened(chosen)}>
            {t('exchange.neighbour.edit')}
          </Button>
        )}
        <Button size="s" disabled={!own} onClick={() => setOpened('new')}>
          {t('exchange.neighbour.make')}
        </Button>
        {chosen && (
          <Button size="s" look="quiet" onClick={() => void remove(chosen)}>
            {t('exchange.neighbour.remove')}
          </Button>
        )}
      </div>
      {opened && (
        <MappingDialog
          shown={shown}
          mapping={opened === 'new' ? null : opened}
          unknown={unknown}
          onSaved={onChange}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  )
}
