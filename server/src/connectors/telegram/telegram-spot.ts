/** Parameters that every kind of message shares. */

/** Where in the chat the answer stands. */
export type Spot = {
  chat_id: string
  message_thread_id?: number
  reply_parameters?: { message_id: number; allow_sending_without_reply: true }
}

export type Keyboard = {
  keyboard: { text: string }[][]
  resize_keyboard: true
  one_time_keyboard: true
  selective: true
}
