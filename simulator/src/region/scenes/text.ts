/** Reads what is said in the scenes from `simulator/data/scenes.json` and checks it once. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Texts = z.array(z.string().min(1)).min(1)
const Accident = z.strictObject({
  topic: z.string(),
  reports: Texts,
  interim: z.string(),
  done: z.string(),
})
const Trouble = z.strictObject({ topic: z.string(), reports: Texts })

export const ScenesText = z.strictObject({
  accidents: z.array(Accident).min(1),
  shared: z.array(Trouble).min(1),
  plain: z.array(Trouble).min(1),
  anger: Texts,
  chat: z.array(Trouble).min(1),
  reasons: z.strictObject({
    freeze: Texts,
    futile: Texts,
    release: Texts,
    deadline: Texts,
    /** Why it is due before the evening. */
    today: z.string().min(1),
    supplement: Texts,
    /** From body to body: what each says and whom it names; the last one names nobody. */
    refuse: z.array(z.strictObject({ to: z.string().nullable(), text: z.string().min(1) })).min(1),
  }),
  notes: Texts,
})
export type ScenesText = z.infer<typeof ScenesText>

export function readScenesText(): ScenesText {
  const file = new URL('../../../data/scenes.json', import.meta.url)
  return ScenesText.parse(JSON.parse(readFileSync(file, 'utf8')))
}
