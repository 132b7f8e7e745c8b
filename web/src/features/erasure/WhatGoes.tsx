import { useQuery } from '@tanstack/react-query'
import type { ErasureKind } from '@veche/contract/admin/erasure.ts'
import { useTranslation } from 'react-i18next'
import { useDirectory } from '../../lib/directory.ts'
import { useErrorWords } from '../../lib/words/use-error-words.ts'
import { useFormat } from '../../lib/words/use-format.ts'
import { Notice } from '../../ui/query-states.tsx'
import { previewQuery } from './erasure.queries.ts'

type Props = { number: number | null; kind: ErasureKind; isAsked?: boolean }

/** Which question it is, what goes with it and what stays; no word of it is shown. */
export function WhatGoes({ number, kind, isAsked = false }: Props) {
  const { t } = useTranslation()
  const { moment, number: show } = useFormat()
  const { municipalityName } = useDirectory()
  const words = useErrorWords()
  const { data, error } = useQuery(previewQuery(number, kind))
  if (error) return <Notice state="attention" title={words(error)} />
  if (!data) return null
  const obstacle = isAsked && data.obstacle === 'asked' ? null : data.obstacle
  const place = municipalityName(data.municipalityCode)
  return (
    <>
      <p>
        {t(`installation.erasure.found.${data.kind}`, {
          number: data.number,
          moment: moment(data.foundAt),
        })}
        {place && `, ${place}`}
      </p>
      {obstacle && <Notice state="attention" title={t(`installation.erasure.obstacle.${obstacle}`)} />}
      {(obstacle === 'open' || obstacle === 'sending' || obstacle === 'held') && (
        <p>{t('installation.erasure.waits')}</p>
      )}
      {data.alsoNumbers.length > 0 && (
        <p>{t('installation.erasure.also', { numbers: data.alsoNumbers.join(', ') })}</p>
      )}
      <p>
        {t('installation.erasure.goes', {
          messages: show(data.messages),
          files: show(data.files),
          answers: show(data.answers),
        })}
      </p>
      <p>{t('installation.erasure.stays')}</p>
      <p>
        <b>{t('installation.erasure.forGood')}</b>
      </p>
    </>
  )
}
