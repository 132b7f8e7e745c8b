import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, api, unwrap } from '../../lib/api.ts'
import { mergedForm } from '../../lib/changed-fields.ts'
import { useFormat } from '../../lib/use-format.ts'
import { changesQuery, type Livestream, livestreamQuery } from './livestreams.queries.ts'
import { changesOf, formOf, type StreamForm } from './stream-form.ts'

/** The fields that somebody else changed first, who it was, and the stream as it stands now. */
export type Taken = { fields: readonly string[]; by: string | null; at: string | null; now: Livestream }
export type StreamEdit = {
  taken: Taken | null
  send: (() => Promise<void>) | null
  forget: (field: string) => void
}
type Typed = { form: StreamForm; setForm: (form: StreamForm) => void }

/**
 * Saves what was touched since the form was opened, whatever the stream has become meanwhile. Where another changed
 * the same field the server refuses: the form goes on from what stands now, with what was typed in it.
 */
export function useStreamEdit(stream: Livestream | null, { form, setForm }: Typed): StreamEdit {
  const { locale } = useFormat()
  const queryClient = useQueryClient()
  const [base, setBase] = useState(stream)
  const [taken, setTaken] = useState<Taken | null>(null)
  const said = base && changesOf(form, base, locale)

  async function send() {
    if (!base || !said) return
    const { changes, before } = said
    if (Object.keys(changes).length === 0) return
    try {
      await unwrap(
        api.PATCH('/api/livestreams/{livestreamId}', {
          params: { path: { livestreamId: base.id } },
          body: { ...changes, before, expectedVersion: base.version },
        }),
      )
    } catch (error) {
      const fields = fieldsOf(error)
      if (fields.length > 0) await goOnFromNow(base, fields)
      throw error
    }
  }

  async function goOnFromNow(opened: Livestream, fields: readonly string[]) {
    const [now, { changes }] = await Promise.all([
      queryClient.fetchQuery({ ...livestreamQuery(opened.id), staleTime: 0 }),
      queryClient.fetchQuery({ ...changesQuery(opened.id), staleTime: 0 }),
    ])
    const last = changes.find((change) => change.fields.some((field) => fields.includes(field)))
    setForm(mergedForm(formOf(opened, locale), form, formOf(now, locale)))
    setBase(now)
    setTaken({ fields, by: last?.by ?? null, at: last?.at ?? null, now })
  }

  return {
    ...{ taken, send: said && send },
    forget: (field) =>
      setTaken((was) => was && { ...was, fields: was.fields.filter((one) => one !== field) }),
  }
}

function fieldsOf(error: unknown): string[] {
  if (!(error instanceof ApiError) || error.code !== 'livestream.fields_changed') return []
  const { fields } = error.details
  return Array.isArray(fields) ? fields.map(String) : []
}
