import { lazyDialog, lazyPart } from '../../../lib/line/lazy-part.ts'

// They bring the reader of course files and its schema along, which nobody needs who only takes a course.
export const EditorDialog = lazyDialog('EditorDialog', async () => {
  await prepareZod()
  return import('./editor/EditorDialog.tsx')
})
export const Trial = lazyPart('Trial', async () => {
  await prepareZod()
  return import('./trial/Trial.tsx')
})

/** Before the first schema is made. */
async function prepareZod(): Promise<void> {
  const { quietZod } = await import('../../../lib/forms/quiet-zod.ts')
  quietZod()
}
