import { expect, it } from 'vitest'
import { renderRussian } from '../../../locales/render-russian.tsx'
import { StreamDialog } from './StreamDialog.tsx'

it('a form names its fields as the server does, so that a refusal finds them', () => {
  const html = renderRussian(
    <StreamDialog
      {...{ stream: null, day: '2026-11-25', me: { id: 'u1', name: 'Анна' }, onClose: () => undefined }}
    />,
  )
  for (const name of ['title', 'plannedAt', 'plannedMinutes', 'tag']) expect(html).toContain(`name="${name}"`)
  expect(html).not.toMatch(/maxlength|aria-invalid/i)
})
