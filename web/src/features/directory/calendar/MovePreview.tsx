import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import type { BodyOf } from '../../../lib/call-route.ts'
import { useErrorWords } from '../../../lib/words/use-error-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/query-states.tsx'
import { MoveTable } from './MoveTable.tsx'

type Body = BodyOf<'POST /api/directory/calendar/preview'>

/** How many open deadlines the change would move, before anything is saved. */
export function MovePreview({ body }: { body: Body }) {
  const { t } = useTranslation()
  const words = useErrorWords()
  const asked = JSON.stringify(body)
  const preview = useMutation({
    mutationFn: async () => ({
      asked,
      ...(await unwrap(api.POST('/api/directory/calendar/preview', { body }))),
    }),
  })
  // What was counted for another form says nothing of this one.
  const counted = preview.data?.asked === asked ? preview.data : null
  return (
    <section className="col g3">
      <div>
        <Button isBusy={preview.isPending} onClick={() => preview.mutate()}>
          {t('directory.preview.run')}
        </Button>
      </div>
      {preview.error && <Notice state="late" title={words(preview.error)} />}
      {counted && (
        <div className="col g3" role="status">
          <Notice
            state={counted.movedCount > 0 ? 'attention' : 'done'}
            title={
              counted.isAtLeast
                ? t('directory.preview.atLeast', { count: counted.movedCount })
                : t('directory.preview.moved', { count: counted.movedCount })
            }
          >
            {t('directory.preview.examined', { count: counted.examinedCount })}
          </Notice>
          <MoveTable moves={counted.examples} />
        </div>
      )}
    </section>
  )
}
