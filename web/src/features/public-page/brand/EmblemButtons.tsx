import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Brand } from '@veche/contract/admin/brand.ts'
import { EMBLEM_TYPES } from '@veche/contract/values/admin/brand.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { showErrorToast, showToast } from '../../../ui/overlays/toast.tsx'
import { BRANDS_KEY, removeEmblem, uploadEmblem } from './brand.queries.ts'

/** Brings an emblem or takes it away; the server says what it cannot take. */
export function EmblemButtons({ brand: { code, name, emblemUrl } }: { brand: Brand }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const queryClient = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const change = useMutation({
    mutationFn: (file: File | null) => (file ? uploadEmblem(code, file) : removeEmblem(code)),
    onSuccess: (_, file) => showToast(t(file ? 'settings.brand.brought' : 'settings.brand.removed')),
    onError: (error) => showErrorToast(words(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: BRANDS_KEY }),
  })
  return (
    <>
      <Button
        size="s"
        isBusy={change.isPending}
        aria-label={t('settings.brand.emblemOf', { name })}
        onClick={() => input.current?.click()}
      >
        {t('settings.brand.emblem')}
      </Button>
      {emblemUrl && (
        <Button
          size="s"
          look="quiet"
          isBusy={change.isPending}
          aria-label={t('settings.brand.removeOf', { name })}
          onClick={() => change.mutate(null)}
        >
          {t('settings.brand.remove')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={EMBLEM_TYPES.join(',')}
        aria-label={t('settings.brand.fileOf', { name })}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) change.mutate(file)
          target.value = ''
        }}
      />
    </>
  )
}
