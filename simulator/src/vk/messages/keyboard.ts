/** Buttons under a message: what VK takes, and what comes when one of them is pressed. */
import { z } from 'zod'
import { VkError } from '../vk-error.ts'

const KEYBOARD_INVALID = 911
const LONGEST_LABEL = 40
const LONGEST_PAYLOAD = 255
const PER_ROW = 5
const LIMITS = { inline: { rows: 6, buttons: 10 }, below: { rows: 10, buttons: 40 } } as const

export const KeyboardButton = z.object({
  label: z.string().min(1).max(LONGEST_LABEL),
  /** JSON in a string; comes back with the message of whoever pressed. */
  payload: z.string().max(LONGEST_PAYLOAD).nullable(),
  color: z.enum(['default', 'positive', 'negative', 'primary']),
})
export const Keyboard = z.object({
  isInline: z.boolean(),
  isOneTime: z.boolean(),
  rows: z.array(z.array(KeyboardButton)),
})
export type Keyboard = z.infer<typeof Keyboard>

const Payload = z.union([z.string(), z.looseObject({}).transform((value) => JSON.stringify(value))])
const Sent = z.object({
  inline: z.boolean().default(false),
  one_time: z.boolean().default(false),
  buttons: z.array(
    z.array(
      z.object({
        // The other kinds open something on the resident's screen; nothing of that is played here.
        action: z.object({ type: z.literal('text'), label: z.string(), payload: Payload.optional() }),
        color: KeyboardButton.shape.color.default('default'),
      }),
    ),
  ),
})

export function readKeyboard(sent: unknown): Keyboard | null {
  if (sent === undefined) return null
  const read = Sent.safeParse(sent)
  if (!read.success) throw new VkError(KEYBOARD_INVALID, 'only text buttons are known here')
  const { inline, one_time, buttons } = read.data
  assertFits(buttons, inline)
  if (inline && one_time) throw new VkError(KEYBOARD_INVALID, 'an inline keyboard cannot be one_time')
  return {
    isInline: inline,
    isOneTime: one_time,
    rows: buttons.map((row) =>
      row.map(({ action: { label, payload = null }, color }) => ({ label, payload, color })),
    ),
  }
}

type SentRows = z.infer<typeof Sent>['buttons']

function assertFits(rows: SentRows, isInline: boolean): void {
  const limits = isInline ? LIMITS.inline : LIMITS.below
  if (rows.length > limits.rows) throw new VkError(KEYBOARD_INVALID, 'too many rows')
  if (rows.some((row) => row.length > PER_ROW)) throw new VkError(KEYBOARD_INVALID, 'row is too long')
  const buttons = rows.flat()
  if (buttons.length > limits.buttons) throw new VkError(KEYBOARD_INVALID, 'too many buttons')
  for (const { action } of buttons) {
    if (action.label.trim() === '' || action.label.length > LONGEST_LABEL)
      throw new VkError(KEYBOARD_INVALID, 'label has a wrong length')
    if ((action.payload?.length ?? 0) > LONGEST_PAYLOAD)
      throw new VkError(KEYBOARD_INVALID, 'payload is too long')
  }
}

export function presentKeyboard({ isInline, isOneTime, rows }: Keyboard, groupId: number) {
  return {
    one_time: isOneTime,
    inline: isInline,
    author_id: -groupId,
    buttons: rows.map((row) =>
      row.map(({ label, payload, color }) => ({
        action: { type: 'text', label, ...(payload === null ? {} : { payload }) },
        color,
      })),
    ),
  }
}
